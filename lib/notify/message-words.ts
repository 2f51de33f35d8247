import type { Locale, Words } from '@/lib/words/locale';

/** 【テスト】 goes before everything else of a trial message, whatever the channel. */
export const testMark: Words = { ja: '【テスト】', en: '[Test] ' };

export const linkLabels = {
  site: { ja: 'くわしく見る', en: 'See more' },
  recovery: { ja: '復旧の手順を開く', en: 'Open the steps' },
  board: { ja: '一覧を開く', en: 'Open the overview' },
  outage: { ja: '該当するサイトを開く', en: 'Open these sites' },
  status: { ja: '見守りの状態を開く', en: 'Open the state of the watch' },
} as const satisfies Record<string, Words>;

/** Who says this, and where it is changed. */
export function wordFooter(baseUrl: string, locale: Locale): string {
  return locale === 'ja'
    ? `Kigen(SSL証明書の見守り)からのお知らせです。通知の設定: ${baseUrl}/channels`
    : `From Kigen, which watches your SSL certificates. To change what you are told: ${baseUrl}/channels`;
}

export function wordMore(count: number, locale: Locale): string {
  return locale === 'ja' ? `ほか${count}件` : `and ${count} more`;
}
