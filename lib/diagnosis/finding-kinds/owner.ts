import type { FindingKind } from '@/lib/diagnosis/finding';

/** What the owner adds to what can be seen. */
export const ownerFindings = {
  'owner-unsure': {
    severity: 'unclear',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '外から見えないアクセス制限があるかどうか、分からないとのことです',
        en: 'You are not sure whether there are limits that cannot be seen from outside',
      },
      why: {
        ja: '海外からのアクセス制限や、アドレスによる制限は、この1か所からは見えません。あると、発行できないことがあります。',
        en: 'Limits for access from abroad, or by address, cannot be seen from this one place. With them there may be no certificate.',
      },
      whatToDo: {
        ja: 'サーバーの管理画面を開けるときに確かめて、答えを変えてください。開けないときは、管理している人に聞いてください。',
        en: 'Look into the control panel of your host when you can, and change the answer. If you cannot open it, ask whoever runs the server.',
      },
    },
  },
  'host-notice': {
    severity: 'information',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{host} のお知らせがあります',
        en: 'There is a notice of {host}',
      },
      why: {
        ja: 'お知らせのアドレスが残してあります:{url} 。障害や作業が終わるまで、証明書が出ないこともあります(推測)。',
        en: 'The address of the notice is kept here: {url} . Until the trouble or the work is over, there may be no new certificate (an inference).',
      },
      whatToDo: {
        ja: 'お知らせを開き、終わっているかどうかを見てください。続いているなら、OFFにせず終わるのを待つのも手です。',
        en: 'Open the notice and see whether it is over. If it is not, waiting without switching OFF is an option.',
      },
    },
  },
} satisfies Record<string, FindingKind>;
