import type { Topic } from '@/lib/learn/topic';

export const renewal: Topic = {
  id: 'renewal',
  title: { ja: 'なぜ自動更新は失敗するのか', en: 'Why renewals fail' },
  lead: {
    ja: '新しい証明書を出す前に、発行元は毎回「いまもこのドメインの持ち主か」を外から確かめます。そこで確かめられないと、更新は止まります。',
    en: 'Before it issues a new certificate, the authority looks from outside whether the domain is still yours. When that look fails, so does the renewal.',
  },
  sections: [
    {
      id: 'how',
      heading: { ja: '更新の流れ', en: 'How a renewal goes' },
      drawing: 'renewal',
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: 'サーバー会社が期限の前に発行元へ頼み、発行元はあなたのサイトの決まった場所を見に来ます。目印が見つかれば新しい証明書が出て、サーバー会社が入れ替えます。あなたが気づかないうちに終わるのが、ふつうです。',
              en: 'Well before the expiry your host asks the authority, which comes and looks at a certain place on your site. When it finds the mark there, a new certificate is issued and your host puts it in. Mostly all this happens without anybody noticing.',
            },
          ],
        },
      ],
    },
    {
      id: 'causes',
      heading: { ja: 'よくある原因', en: 'The usual reasons' },
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: 'ConoHa の説明では、次の2つが挙げられています(有料の証明書についてのページですが、同じしくみです)。',
              en: 'ConoHa names two (on its page about a paid certificate, which works in the same way).',
            },
          ],
          sources: ['conoha-alphassl-update'],
        },
        {
          kind: 'list',
          words: [
            {
              ja: 'ネームサーバーか A レコード(ドメインの行き先)が、サーバー会社を指していない。www の付いた名前と付かない名前の、両方が必要です。',
              en: 'The name servers or the A records, which say where the domain leads, do not point at the host: both with and without www.',
            },
            {
              ja: '.htaccess に書いたアクセス制限や転送が、確かめに来た発行元まで断っている。しばらく外すと通ることがあります。',
              en: 'An access limit or a redirect in .htaccess turns the authority away too. Taking it out for a while can help.',
            },
          ],
          sources: ['conoha-alphassl-update'],
        },
        {
          kind: 'text',
          words: [
            {
              ja: 'ほかに、ConoHa の側の不具合や、間に Cloudflare を入れていることが、利用者から報告されています。',
              en: 'Owners also report faults on ConoHa’s side, and Cloudflare standing in between.',
            },
          ],
          sources: ['owner-report-cloudflare'],
        },
        {
          kind: 'list',
          words: [
            {
              ja: 'CAA レコード(どの発行元に許すかの設定)が、いまの発行元を許していない。',
              en: 'A CAA record, which says who may issue certificates, does not allow the authority in use.',
            },
            {
              ja: '使われていない IPv6 の行き先(AAAA レコード)が残っていて、発行元がそちらを見てしまう。',
              en: 'An AAAA record is left over: the authority looks there, at an IPv6 address that no longer serves the site.',
            },
            {
              ja: '短い間に何度も発行を頼み、回数の制限にかかった。',
              en: 'It was asked for too often in a short time, and a limit holds it back.',
            },
          ],
        },
        {
          kind: 'note',
          words: [
            {
              ja: 'どれにあてはまるかは、Kigen のサイトのページの「原因を調べる」で見られます。外から見えることだけで判断します。',
              en: 'Which of these it is, “Find out why” on a site’s page tells, as far as it shows from outside.',
            },
          ],
        },
      ],
    },
    {
      id: 'mail',
      heading: { ja: 'メールが来ないこともある', en: 'The mail may never come' },
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: 'ConoHa では、自動更新に失敗すると期限の20日前に知らせのメールが来ます。ただし2021年には、失敗してもメールが送られないことがあると、ConoHa 自身が知らせました。メールを待たず、残りの日数で判断しましょう。',
              en: 'When a renewal failed, ConoHa sends a mail 20 days before the expiry. In 2021 it announced that this mail may not be sent. So do not wait for it: go by the days left.',
            },
          ],
          sources: ['conoha-letsencrypt-update', 'owner-report-2021'],
        },
      ],
    },
  ],
  act: { href: '/guides/conoha-wing', label: { ja: '復旧の手順を見る', en: 'See the recovery guide' } },
  related: ['history', 'lifetime', 'warning'],
};
