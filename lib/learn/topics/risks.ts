import type { Topic } from '@/lib/learn/topic';

export const risks: Topic = {
  id: 'risks',
  title: { ja: '証明書がないと起きること', en: 'What can happen without one' },
  lead: {
    ja: 'なりすまし・盗聴・改ざん・否認の4つです。どれも、見る人とあなたの両方に害があります。',
    en: 'Four things: impersonation, eavesdropping, tampering and repudiation. Each hurts your visitors and you.',
  },
  sections: [
    {
      id: 'impersonation',
      heading: { ja: 'なりすまし', en: 'Impersonation' },
      drawing: 'impersonation',
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: '本物そっくりの偽サイトに、見る人がつながってしまうことです。本物かどうかを示すものがないので、アドレスが同じなら見分けがつきません。パスワードやカードの番号を、知らないうちに渡してしまいます。',
              en: 'A visitor ends up at a false site that looks like yours. With nothing that shows which is real, the same address looks the same, and passwords and card numbers go to a stranger.',
            },
          ],
        },
      ],
    },
    {
      id: 'eavesdropping',
      heading: { ja: '盗聴', en: 'Eavesdropping' },
      drawing: 'eavesdropping',
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: '通信の途中でのぞかれることです。お問い合わせの内容や、WordPress の管理画面に入るときのパスワードが、カフェの Wi-Fi などで読まれるおそれがあります。',
              en: 'Somebody reads along on the way. What is written into a contact form, and your own password for WordPress, can be read on the Wi-Fi of a café.',
            },
          ],
        },
      ],
    },
    {
      id: 'tampering',
      heading: { ja: '改ざん', en: 'Tampering' },
      drawing: 'tampering',
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: '送ったものが、途中で書きかえられることです。値段や振込先が変わっていたり、身に覚えのない広告やプログラムがまぎれ込んだりします。見る人には、あなたが書いたものに見えます。',
              en: 'What was sent is changed on the way: a price, an account number, an advertisement or a program that you never put there. To visitors it looks like your own.',
            },
          ],
        },
      ],
    },
    {
      id: 'repudiation',
      heading: { ja: '否認', en: 'Repudiation' },
      drawing: 'repudiation',
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: '「注文していない」「そんな内容は送っていない」と、あとから言われても、どちらが本当か示しにくくなることです。相手が本物で、途中で変わっていないと言えてはじめて、やりとりの記録に意味が出ます。サーバー証明書だけで防げるものではありませんが、その土台になります。',
              en: 'Somebody says afterwards “I did not order that”, and it is hard to show who is right. Records mean something only when it is certain who spoke and that nothing was changed. A server certificate alone does not settle this, but nothing settles it without one.',
            },
          ],
        },
      ],
    },
    {
      id: 'expired',
      heading: { ja: '期限が切れたとき', en: 'When it has expired' },
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: '期限の切れた証明書は、ブラウザにとっては「身分が確かめられない」のと同じです。昨日まで本物だったサイトでも、警告を出して見る人を止めます。中身が壊れたわけではなく、新しい証明書に入れ替えれば元に戻ります。',
              en: 'To a browser, an expired certificate is no proof at all. It stops visitors with a warning, even where the site was fine the day before. Nothing on the site is broken: with a new certificate it is as it was.',
            },
          ],
        },
      ],
    },
  ],
  related: ['certificate', 'warning'],
};
