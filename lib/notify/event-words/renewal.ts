import type { Locale } from '@/lib/words/locale';

import type { EventWords, Say, Telling } from './shape';
import { aside, next, nothingToDo } from './shape';

/** When it is normally renewed, and since when it is late. */
const usual: Say = {
  ja: ({ facts: { usual: habit }, date }) => {
    if (!habit) return '';
    const by = {
      own: `このサイトは、これまで期限の${habit.daysLeft}日前ごろに更新されてきました`,
      host: `このサーバー会社では、ふつう期限の${habit.daysLeft}日前ごろに更新されます`,
      share: `ふつうは期限の${habit.daysLeft}日前ごろに更新されます`,
    }[habit.basis];
    return `${by}。今回は${date(habit.dueAt)}を過ぎても変わっていません。`;
  },
  en: ({ facts: { usual: habit }, date }) => {
    if (!habit) return '';
    const days = `about ${habit.daysLeft} day${habit.daysLeft === 1 ? '' : 's'} before the end`;
    const by = {
      own: `So far this site was renewed ${days}`,
      host: `This host normally renews ${days}`,
      share: `It is normally renewed ${days}`,
    }[habit.basis];
    return ` ${by}; this time nothing has changed since ${date(habit.dueAt)}.`;
  },
};

/** Of the new certificate, and of the old one. */
function untilNew({ facts, date }: Telling): string {
  return facts.certificate ? date(facts.certificate.notAfter) : '';
}

function untilOld({ facts, date }: Telling): string {
  return facts.previous ? date(facts.previous.notAfter) : '';
}

const renewed: EventWords['opened'] = {
  headline: { ja: () => '証明書が更新されました', en: () => 'the certificate was renewed' },
  sentence: {
    ja: (t) =>
      `${t.site} の証明書が更新されました。新しい期限は${untilNew(t)}です${t.facts.previous ? `(前は${untilOld(t)})` : ''}。`,
    en: (t) =>
      `The certificate of ${t.site} was renewed. It now lasts until ${untilNew(t)}${t.facts.previous ? ` (before: ${untilOld(t)})` : ''}.`,
  },
  act: nothingToDo,
};

const aspectWords = {
  issuer: { ja: '発行元', en: 'issuer' },
  key: { ja: '鍵の種類', en: 'type of key' },
  names: { ja: '名前の一覧', en: 'names' },
} as const;

/** In what the certificate is another one. That none was due is no part of it. */
function listAspects({ facts }: Telling, locale: Locale): string[] {
  return (facts.aspects ?? []).flatMap((one) => (one === 'not-due' ? [] : [aspectWords[one][locale]]));
}

/** A new certificate although none was due, another one than before, or both. */
const changed: Say = {
  ja: (t) => {
    const early = t.facts.aspects?.includes('not-due') ? '更新の時期ではないのに、' : '';
    const parts = listAspects(t, 'ja').join('、');
    return `${t.site} の証明書が、${early}前とは違うものに変わりました${aside(parts && `変わったところ: ${parts}`, 'ja')}。${next(t.countdown, 'ja')}`;
  },
  en: (t) => {
    const early = t.facts.aspects?.includes('not-due') ? ', although none was due' : '';
    const parts = listAspects(t, 'en').join(', ');
    return `The certificate of ${t.site} is another one than before${early}${aside(parts && `changed: ${parts}`, 'en')}.${next(t.countdown, 'en')}`;
  },
};

const reissue = {
  ja: 'サーバー会社の管理画面で更新(再発行)の操作が必要です。リンク先で、理由と手順を案内します。',
  en: 'It has to be renewed (re-issued) in your host’s control panel. The link leads to the reasons and the steps.',
};

/** How the wait for a renewal goes, and what came of it. */
export const renewalWords = {
  'renewal-due': {
    opened: {
      headline: {
        ja: ({ left }) => `更新の時期です${aside(left, 'ja')}`,
        en: ({ left }) => `renewal is due${aside(left, 'en')}`,
      },
      sentence: {
        ja: ({ site, countdown }) => `${site} は、証明書が自動で更新される時期に入りました。${next(countdown, 'ja')}`,
        en: ({ site, countdown }) =>
          `This is about the time when the certificate of ${site} renews itself.${next(countdown, 'en')}`,
      },
      act: {
        ja: 'まだ何もしなくて大丈夫です。更新されなければ、お知らせします。',
        en: 'You need not do anything yet. You will be told if no new one comes.',
      },
    },
    closed: renewed,
  },
  'renewal-overdue': {
    opened: {
      headline: {
        ja: ({ left }) => `自動更新が遅れています${aside(left, 'ja')}`,
        en: ({ left }) => `the automatic renewal is late${aside(left, 'en')}`,
      },
      sentence: {
        ja: (t) => `${t.site} の証明書の自動更新が遅れています。${next(t.countdown, 'ja')}${usual.ja(t)}`,
        en: (t) =>
          `The automatic renewal of the certificate of ${t.site} is late.${next(t.countdown, 'en')}${usual.en(t)}`,
      },
      act: reissue,
    },
    reminder: {
      headline: {
        ja: ({ left }) => `まだ更新されていません${aside(left, 'ja')}`,
        en: ({ left }) => `still not renewed${aside(left, 'en')}`,
      },
      sentence: {
        ja: (t) => `${t.site} の証明書は、まだ更新されていません。${next(t.countdown, 'ja')}${usual.ja(t)}`,
        en: (t) => `The certificate of ${t.site} is still not renewed.${next(t.countdown, 'en')}${usual.en(t)}`,
      },
      act: reissue,
    },
    closed: renewed,
  },
  urgent: {
    opened: {
      headline: {
        ja: ({ left }) => `まもなく見られなくなります${aside(left, 'ja')}`,
        en: ({ left }) => `visitors will soon be turned away${aside(left, 'en')}`,
      },
      sentence: {
        ja: (t) => `${t.site} の証明書は、期限がすぐそこです。${next(t.countdown, 'ja')}${usual.ja(t)}`,
        en: (t) => `The certificate of ${t.site} is close to its end.${next(t.countdown, 'en')}${usual.en(t)}`,
      },
      act: {
        ja: '期限を過ぎると、見に来た人に警告が出て、サイトが見られなくなります。今日のうちに、リンク先の手順で更新してください。',
        en: 'After the end, visitors meet a warning instead of your site. Renew it today; the link leads to the steps.',
      },
    },
    reminder: {
      headline: {
        ja: ({ left }) => `まだ更新されていません。急いでください${aside(left, 'ja')}`,
        en: ({ left }) => `still not renewed, and it is urgent${aside(left, 'en')}`,
      },
      sentence: {
        ja: (t) => `${t.site} の証明書は、まだ更新されていません。${next(t.countdown, 'ja')}`,
        en: (t) => `The certificate of ${t.site} is still not renewed.${next(t.countdown, 'en')}`,
      },
      act: {
        ja: '期限を過ぎると、サイトが見られなくなります。リンク先の手順で更新してください。',
        en: 'After the end the site cannot be viewed. Renew it by the steps behind the link.',
      },
    },
    closed: renewed,
  },
  renewed: { opened: renewed },
  'certificate-changed': {
    opened: {
      headline: { ja: () => '証明書が変わりました', en: () => 'the certificate has changed' },
      sentence: changed,
      act: {
        ja: '心当たり(サーバーの引っ越し、設定の変更など)があれば、何もしなくて大丈夫です。なければ、サーバー会社に問い合わせてください。',
        en: 'If you know why (a move to another server, a change of settings), there is nothing to do. If not, ask your host.',
      },
    },
  },
} satisfies Record<string, EventWords>;
