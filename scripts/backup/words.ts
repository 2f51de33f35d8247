import type { RestoreRefusal } from '@/lib/db/restore';

/** What the two commands say. */
export const backupWords = {
  made: {
    ja: (file: string) => `バックアップをとりました: ${file}`,
    en: (file: string) => `Backed up: ${file}`,
  },
  without: {
    ja: 'このバックアップに secret.key は入っていません。パスワードやトークンを読むための鍵なので、データフォルダーの secret.key(または KIGEN_SECRET_KEY)を別に写しておいてください。',
    en: 'A backup does not hold secret.key, with which stored passwords and tokens are read: keep a copy of that file from the data folder (or of KIGEN_SECRET_KEY) in another place.',
  },
  exists: {
    ja: (file: string) => `${file} はもうあります。別の名前を指定してください。`,
    en: (file: string) => `${file} is there already: name another file.`,
  },
  failed: {
    ja: (detail: string) => `バックアップをとれませんでした: ${detail}`,
    en: (detail: string) => `The backup could not be made: ${detail}`,
  },
  usage: {
    ja: '使い方: npm run restore バックアップのファイル',
    en: 'Usage: npm run restore FILE',
  },
  restored: {
    ja: (file: string) => `戻しました: ${file}。npm start で始めてください。`,
    en: (file: string) => `Restored: ${file}. Begin again with npm start.`,
  },
  kept: {
    ja: (file: string) => `それまでのデータベースは ${file} に残してあります。`,
    en: (file: string) => `The database from before is kept as ${file}.`,
  },
} as const;

export const refusalWords: Record<RestoreRefusal, { ja: string; en: string }> = {
  missing: { ja: 'そのファイルはありません。', en: 'There is no such file.' },
  damaged: {
    ja: 'このファイルは壊れているか、データベースではありません。別のバックアップを使ってください。今のデータベースには触れていません。',
    en: 'This file is damaged or no database: use another backup. The present database was not touched.',
  },
  foreign: {
    ja: 'これは Kigen のバックアップではありません。今のデータベースには触れていません。',
    en: 'This is no backup of Kigen. The present database was not touched.',
  },
  newer: {
    ja: 'このバックアップは、もっと新しい Kigen のものです。Kigen を新しくしてから戻してください。今のデータベースには触れていません。',
    en: 'This backup was made by a newer Kigen: update Kigen first. The present database was not touched.',
  },
  'in-use': {
    ja: 'Kigen が動いています。サーバーと npm run worker を止めてから、もう一度実行してください。',
    en: 'Kigen is running: stop the server and npm run worker, and try again.',
  },
};
