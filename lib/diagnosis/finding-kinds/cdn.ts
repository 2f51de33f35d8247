import type { FindingKind } from '@/lib/diagnosis/finding';

/** Something stands between the visitors and the host. */
export const cdnFindings = {
  'cdn-in-front': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: { ja: '{names} の前に {cdn} があります', en: '{cdn} stands in front of {names}' },
      why: {
        ja: 'アクセスも証明書の確認も、サーバーより先に {cdn} が受け取ります。その先にあるサーバーの証明書は、外からは見えません。',
        en: 'Visits, and the validation of the certificate too, reach {cdn} before the server. The certificate of the server behind it cannot be seen from outside.',
      },
      whatToDo: {
        ja: '{cdn} の設定で、証明書の更新のあいだプロキシを止めて「DNSのみ」にできるか確かめてください。',
        en: 'See in the settings of {cdn} whether its proxy can be switched to “DNS only” while the certificate is renewed.',
      },
    },
  },
} satisfies Record<string, FindingKind>;
