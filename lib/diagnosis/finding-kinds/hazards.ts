import type { FindingKind } from '@/lib/diagnosis/finding';

const quietHours = {
  ja: 'OFFにするなら、見に来る人の少ない時間を選び、終わるまで離れないでください。',
  en: 'If you switch OFF, choose a time with few visitors and stay until it is done.',
};

/** What hurts visitors while SSL is OFF, and does not stop a re-issue. */
export const hazardFindings = {
  'hsts-remembered': {
    severity: 'hazard',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: 'OFFのあいだ、{names} を前に見た人は警告を越えて進めません',
        en: 'While SSL is OFF, people who have seen {names} before cannot get past the warning',
      },
      why: {
        ja: 'このサイトは「必ず安全な接続で開く」(HSTS)と、ブラウザーに{days}日間覚えさせています。警告の画面に「進む」が出ません。',
        en: 'The site makes browsers remember for {days} days to open it over a safe connection only (HSTS). Their warning then has no way past it.',
      },
      whatToDo: quietHours,
    },
  },
  'hsts-preload-asked': {
    severity: 'hazard',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: 'OFFのあいだ、{names} は初めての人も含めて開けないことがあります',
        en: 'While SSL is OFF, {names} may open for nobody, not even for people who come for the first time',
      },
      why: {
        ja: 'このサイトは、ブラウザーに初めから入っている「必ず安全な接続で開く」一覧(HSTSプリロード)への登録を求めています。載っているかどうかは https://hstspreload.org/ で分かります。',
        en: 'The site asks for a place on the list of sites that browsers open over a safe connection from the very first visit (HSTS preload). https://hstspreload.org/ tells whether it has one.',
      },
      whatToDo: quietHours,
    },
  },
  'hsts-preloaded-suffix': {
    severity: 'hazard',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: 'OFFのあいだ、{names} は誰にも開けません(「.{suffix}」のため)',
        en: 'While SSL is OFF, {names} opens for nobody (because of “.{suffix}”)',
      },
      why: {
        ja: '「.{suffix}」で終わる名前は、どのブラウザーも初めから https:// でしか開きません。警告の画面に「進む」も出ません。',
        en: 'Browsers open names that end in “.{suffix}” over https:// only, from the very first visit, and their warning has no way past it.',
      },
      whatToDo: quietHours,
    },
  },
} satisfies Record<string, FindingKind>;
