import type { FindingKind } from '@/lib/diagnosis/finding';

/** Something stands between the visitors and the host. */
export const cdnFindings = {
  'cdn-in-front': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: { ja: '{names} の前に {cdn} があります', en: '{cdn} stands in front of {names}' },
      why: {
        ja: '見に来る人も証明書の確認も、{host} のサーバーより先に {cdn} が受け取ります。その先にあるサーバーの証明書は、外からは見えません。',
        en: 'Visitors, and the proof for the certificate too, reach {cdn} before the server at {host}. The certificate of the server behind it cannot be seen from outside.',
      },
      whatToDo: {
        ja: '{cdn} を止められるなら(Cloudflare では「プロキシ」を「DNSのみ」に)、証明書が新しくなるまで止めてください。止めないときは、訪問者に見える証明書は {cdn} のものなので、急がなくてよいこともあります。',
        en: 'If you can, let {cdn} step aside until the certificate is new (at Cloudflare: from “Proxied” to “DNS only”). If not: visitors see the certificate of {cdn}, so there may be no hurry.',
      },
    },
  },
  'cloudflare-hidden-caa': {
    severity: 'information',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: 'CloudflareのDNSは、見えないCAAレコードを足します。Let’s Encrypt は許されています',
        en: "Cloudflare's DNS adds CAA records that its panel does not show; Let’s Encrypt is among those allowed",
      },
      why: {
        ja: '無料の独自SSL(Let’s Encrypt)は妨げません。一方、アルファSSLなど GlobalSign の証明書は許されず、発行に失敗したという報告があります(https://memo.h3z.jp/article/487)。',
        en: 'Free certificates of Let’s Encrypt are not hindered. GlobalSign (アルファSSL) is not among them, and failures have been reported (https://memo.h3z.jp/article/487).',
      },
      whatToDo: {
        ja: 'Let’s Encrypt の証明書なら、何もしなくてかまいません。',
        en: 'For a certificate of Let’s Encrypt there is nothing to do.',
      },
    },
  },
} satisfies Record<string, FindingKind>;
