import type { Topic } from '@/lib/learn/topic';

export const certificate: Topic = {
  id: 'certificate',
  title: { ja: 'サーバー証明書とは', en: 'What a server certificate is' },
  lead: {
    ja: 'サイトの身分証明書です。「本物のサイトであること」を示し、見る人との通信に鍵をかけるために使われます。',
    en: 'It is a site’s proof of identity. It shows that the site is the real one, and is used to lock what passes between it and its visitors.',
  },
  sections: [
    {
      id: 'what',
      heading: { ja: '2つの役目', en: 'Its two duties' },
      drawing: 'identity',
      blocks: [
        {
          kind: 'list',
          words: [
            {
              ja: '本物の証明:証明書には、サイトの名前(example.jp など)と有効期限、そして発行した機関(認証局)の署名が入っています。ブラウザは、信頼している認証局の署名があり、名前と期限が合っているときだけ、本物として扱います。',
              en: 'Identity: it holds the site’s name (such as example.jp), the dates between which it holds, and the signature of the organisation that issued it, the certificate authority. A browser takes a site for real only when it trusts that authority and both name and dates fit.',
            },
            {
              ja: '暗号化:本物だと確かめたあと、ブラウザとサイトは二人だけの鍵を作り、通信を暗号にします。途中の Wi-Fi や回線でのぞかれても、読めません。',
              en: 'Encryption: once that is settled, browser and site agree on keys that nobody else knows and encrypt what they send. Whoever watches the Wi-Fi or the line in between cannot read it.',
            },
          ],
        },
        {
          kind: 'text',
          words: [
            {
              ja: 'アドレスが https:// で始まるサイトは、この証明書を使っています。「SSL証明書」「SSL/TLS証明書」と呼ばれることもありますが、同じものです。ブログのサーバー会社の「無料独自SSL」は、この証明書を自動で取ってくるしくみです。',
              en: 'Every site whose address begins with https:// uses one. “SSL certificate” and “TLS certificate” are other names for it. The “free SSL” that hosts of blogs offer fetches such a certificate for you.',
            },
          ],
        },
      ],
    },
    {
      id: 'limits',
      heading: { ja: '証明しないこと', en: 'What it does not prove' },
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: '証明書があっても、サイトの中身が正しいことや、運営者が善い人であることまでは分かりません。「このアドレスのサイトに、のぞかれずにつながっている」ことだけを示します。',
              en: 'It does not say that what a site tells is true, nor that its people are honest. It says only that you are connected to the site of this address, and that nobody is listening.',
            },
          ],
        },
      ],
    },
    {
      id: 'expiry',
      heading: { ja: 'なぜ期限があるのか', en: 'Why it has an expiry date' },
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: '鍵が盗まれたり、ドメインの持ち主が変わったりしても、古い証明書がいつまでも使えてしまわないようにするためです。期限が来る前に新しいものに入れ替えることを「更新」といい、ふつうはサーバー会社が自動で行います。それがうまくいかなかったときに気づくのが、Kigen の仕事です。',
              en: 'So that a stolen key, or a certificate of a domain’s former owner, does not work for ever. Putting a new one in its place in time is called renewal, and hosts mostly do it by themselves. Noticing when that did not work is what Kigen is for.',
            },
          ],
        },
      ],
    },
  ],
  related: ['risks', 'warning', 'lifetime'],
};
