import type { EventWords } from './shape';
import { next, nothingToDo } from './shape';

/** A recovery that somebody is carrying out. */
export const recoveryWords = {
  'recovery-on-ready': {
    opened: {
      headline: { ja: () => 'ONに戻せます', en: () => 'it can be switched ON again' },
      sentence: {
        ja: ({ site }) => `${site} が OFF になったことを確認しました。ONに戻せます。今はサイトが見られません。`,
        en: ({ site }) =>
          `${site} was seen to be OFF. It can be switched ON again. Until then the site cannot be viewed.`,
      },
      act: {
        ja: '管理画面で ON を押してください。リンク先に手順があります。',
        en: 'Press ON in the control panel. The link leads to the step.',
      },
    },
    reminder: {
      headline: { ja: () => 'まだONに戻されていません', en: () => 'it is still switched OFF' },
      sentence: {
        ja: ({ site, lasted }) =>
          `${site} は、まだ OFF のままです。${next(lasted && `${lasted}たちました`, 'ja')}今はサイトが見られません。`,
        en: ({ site, lasted }) =>
          `${site} is still OFF${lasted === '' ? '' : `, for ${lasted} now`}. Until it is ON the site cannot be viewed.`,
      },
      act: {
        ja: '管理画面で ON を押してください。リンク先に手順があります。',
        en: 'Press ON in the control panel. The link leads to the step.',
      },
    },
    closed: {
      headline: { ja: () => 'OFFの時間が終わりました', en: () => 'it is no longer OFF' },
      sentence: {
        ja: ({ site }) => `${site} は、もう OFF ではありません。新しい証明書になったかを見守っています。`,
        en: ({ site }) => `${site} is no longer OFF. Kigen watches whether the new certificate comes.`,
      },
      act: nothingToDo,
    },
  },
  'recovery-proved': {
    opened: {
      headline: { ja: () => '復旧を確認しました', en: () => 'the recovery is confirmed' },
      sentence: {
        ja: ({ site, countdown }) =>
          `${site} の復旧を確認しました。新しい証明書になり、サイトが見られます。${next(countdown, 'ja')}`,
        en: ({ site, countdown }) =>
          `The recovery of ${site} is confirmed: it has a new certificate and can be viewed.${next(countdown, 'en')}`,
      },
      act: nothingToDo,
    },
  },
  'recovery-planned': {
    opened: {
      headline: { ja: () => 'まもなく復旧の予定の時刻です', en: () => 'the planned recovery begins soon' },
      sentence: {
        ja: ({ site, facts: { startsAt }, moment, countdown }) =>
          `${site} の復旧を${startsAt ? `${moment(startsAt)}に` : ''}始める予定です。${next(countdown, 'ja')}`,
        en: ({ site, facts: { startsAt }, moment, countdown }) =>
          `The recovery of ${site} is planned${startsAt ? ` for ${moment(startsAt)}` : ''}.${next(countdown, 'en')}`,
      },
      act: {
        ja: '時間になったら、リンク先の手順で始めてください。途中でサイトが見られない時間があります。',
        en: 'When it is time, begin by the steps behind the link. The site cannot be viewed for a part of it.',
      },
    },
  },
} satisfies Record<string, EventWords>;
