import type { EventSaying, EventWords, Telling } from './shape';
import { aside, next, nothingToDo } from './shape';

const lastedJa = ({ lasted }: Telling): string => (lasted === '' ? '' : `${lasted}続いていました。`);
const lastedEn = ({ lasted }: Telling): string => (lasted === '' ? '' : ` It had lasted ${lasted}.`);
const stillJa = ({ lasted }: Telling): string => (lasted === '' ? '' : `${lasted}続いています。`);
const stillEn = ({ lasted }: Telling): string => (lasted === '' ? '' : ` It has lasted ${lasted}.`);

const open = {
  ja: 'リンク先で、見に来た人に何が見えているか、どうすれば直るかを案内します。',
  en: 'The link tells what visitors see and how to mend it.',
};

const viewableAgain: EventSaying = {
  headline: { ja: () => '見られるようになりました', en: () => 'can be viewed again' },
  sentence: {
    ja: (t) => `${t.site} が、また見られるようになりました。${lastedJa(t)}${next(t.countdown, 'ja')}`,
    en: (t) => `${t.site} can be viewed again.${lastedEn(t)}${next(t.countdown, 'en')}`,
  },
  act: nothingToDo,
};

/** What visitors meet now. */
export const troubleWords = {
  blocked: {
    opened: {
      headline: { ja: () => 'サイトが見られません', en: () => 'visitors cannot open the site' },
      sentence: {
        ja: (t) =>
          `${t.site} を見に来た人に警告が出て、サイトが見られません。${next(t.problem, 'ja')}${next(t.countdown, 'ja')}`,
        en: (t) =>
          `Visitors of ${t.site} meet a warning and cannot open the site.${next(t.problem, 'en')}${next(t.countdown, 'en')}`,
      },
      act: open,
    },
    reminder: {
      headline: { ja: () => 'まだサイトが見られません', en: () => 'visitors still cannot open the site' },
      sentence: {
        ja: (t) => `${t.site} は、まだ見られません。${stillJa(t)}${next(t.problem, 'ja')}${next(t.countdown, 'ja')}`,
        en: (t) => `${t.site} still cannot be opened.${stillEn(t)}${next(t.problem, 'en')}${next(t.countdown, 'en')}`,
      },
      act: open,
    },
    closed: viewableAgain,
  },
  problem: {
    opened: {
      headline: {
        ja: (t) => t.problem || '一部の人に見られません',
        en: (t) => t.problem || 'some visitors cannot open the site',
      },
      sentence: {
        ja: (t) => `${t.site} で問題が見つかりました。${next(t.problem, 'ja')}${next(t.countdown, 'ja')}`,
        en: (t) => `Something is wrong with ${t.site}.${next(t.problem, 'en')}${next(t.countdown, 'en')}`,
      },
      act: open,
    },
    reminder: {
      headline: {
        ja: (t) => `まだ直っていません${aside(t.problem, 'ja')}`,
        en: (t) => `still not mended${aside(t.problem, 'en')}`,
      },
      sentence: {
        ja: (t) => `${t.site} の問題は、まだ直っていません。${next(t.problem, 'ja')}${next(t.countdown, 'ja')}`,
        en: (t) => `${t.site} is still not mended.${next(t.problem, 'en')}${next(t.countdown, 'en')}`,
      },
      act: open,
    },
    closed: {
      headline: { ja: () => '問題がなくなりました', en: () => 'the problem is gone' },
      sentence: {
        ja: (t) =>
          `${t.site} の問題がなくなりました。${next(t.problem && `直ったこと:${t.problem}`, 'ja')}${next(t.countdown, 'ja')}`,
        en: (t) =>
          `The problem of ${t.site} is gone.${next(t.problem && `It was: ${t.problem}`, 'en')}${next(t.countdown, 'en')}`,
      },
      act: nothingToDo,
    },
  },
  unreachable: {
    opened: {
      headline: { ja: () => 'サイトにつながりません', en: () => 'nobody answers' },
      sentence: {
        ja: (t) =>
          `${t.site} につながりません。${next(t.problem, 'ja')}${next(t.countdown && `最後に見た証明書:${t.countdown}`, 'ja')}`,
        en: (t) =>
          `${t.site} does not answer.${next(t.problem, 'en')}${next(t.countdown && `The certificate seen last: ${t.countdown}`, 'en')}`,
      },
      act: {
        ja: 'サーバー会社の障害情報と、ドメインの契約を確かめてください。戻れば、お知らせします。',
        en: 'Look for trouble at your host, and check that the domain is paid for. You will be told when it is back.',
      },
    },
    reminder: {
      headline: { ja: () => 'まだつながりません', en: () => 'still nobody answers' },
      sentence: {
        ja: (t) => `${t.site} に、まだつながりません。${stillJa(t)}${next(t.problem, 'ja')}`,
        en: (t) => `${t.site} still does not answer.${stillEn(t)}${next(t.problem, 'en')}`,
      },
      act: {
        ja: 'サーバー会社に問い合わせてください。',
        en: 'Ask your host.',
      },
    },
    closed: {
      headline: { ja: () => 'またつながりました', en: () => 'it answers again' },
      sentence: {
        ja: (t) => `${t.site} に、またつながるようになりました。${lastedJa(t)}${next(t.countdown, 'ja')}`,
        en: (t) => `${t.site} answers again.${lastedEn(t)}${next(t.countdown, 'en')}`,
      },
      act: nothingToDo,
    },
  },
  outage: {
    opened: {
      headline: {
        ja: ({ facts: { siteCount = 0 } }) => `${siteCount}件のサイトが同時に見られません`,
        en: ({ facts: { siteCount = 0 } }) => `${siteCount} sites are down at once`,
      },
      sentence: {
        ja: (t) =>
          `${t.site || '同じサーバー'} にある${t.facts.siteCount ?? 0}件のサイトが、同時に見られなくなりました。${next(t.problem, 'ja')}`,
        en: (t) =>
          `${t.facts.siteCount ?? 0} sites at ${t.site || 'one server'} went down at once.${next(t.problem, 'en')}`,
      },
      act: {
        ja: 'サーバー会社の障害かもしれません。障害情報を確かめてください。1件ずつのお知らせは送りません。',
        en: 'It may be trouble at your host: look at its notices. The sites will not be told one by one.',
      },
    },
    reminder: {
      headline: {
        ja: ({ facts: { siteCount = 0 } }) => `${siteCount}件のサイトがまだ見られません`,
        en: ({ facts: { siteCount = 0 } }) => `${siteCount} sites are still down`,
      },
      sentence: {
        ja: (t) =>
          `${t.site || '同じサーバー'} にある${t.facts.siteCount ?? 0}件のサイトが、まだ見られません。${stillJa(t)}`,
        en: (t) => `${t.facts.siteCount ?? 0} sites at ${t.site || 'one server'} are still down.${stillEn(t)}`,
      },
      act: { ja: 'サーバー会社に問い合わせてください。', en: 'Ask your host.' },
    },
    closed: {
      headline: {
        ja: () => '同時に起きた障害が終わりました',
        en: () => 'the outage is over',
      },
      sentence: {
        ja: (t) => `${t.site || '同じサーバー'} にあるサイトの障害が終わりました。${lastedJa(t)}`,
        en: (t) => `The outage of the sites at ${t.site || 'one server'} is over.${lastedEn(t)}`,
      },
      act: nothingToDo,
    },
  },
} satisfies Record<string, EventWords>;
