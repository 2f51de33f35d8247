import type { Topic } from '@/lib/learn/topic';

export const history: Topic = {
  id: 'history',
  title: { ja: '2021年の出来事と、お知らせの探し方', en: 'What happened in 2021, and where to find notices' },
  lead: {
    ja: '2021年9月、ConoHa WING で自動更新が失敗し、知らせのメールも来ないことがありました。Kigen が「メールを待たない」のは、このためです。',
    en: 'In September 2021 renewals at ConoHa WING failed, at times without a mail. That is why Kigen does not wait for one.',
  },
  sections: [
    {
      id: 'incident',
      heading: { ja: '何があったか', en: 'What happened' },
      drawing: 'timeline',
      blocks: [
        {
          kind: 'list',
          words: [
            {
              ja: '9月6日:正しく設定されたドメインでも、無料独自SSL の自動更新が失敗することがある、失敗を知らせるメールが送られないこともある、と ConoHa が知らせました。',
              en: '6 September: ConoHa announced that renewals may fail even for domains that are set up correctly, and that the mail about it may not be sent.',
            },
            {
              ja: '9月16日:更新のシステムに負荷がかかり、処理が遅れていたことが原因だと知らせました。',
              en: '16 September: it announced that load on the renewal system had delayed it.',
            },
          ],
          sources: ['owner-report-2021'],
        },
        {
          kind: 'text',
          words: [
            {
              ja: '気づかないうちに期限が切れ、サイトも WordPress の管理画面も開けなくなった人がいました。お知らせは管理画面に出ただけで、メールは来なかったという記録もあります(2021年9月10日の時点)。',
              en: 'Some only noticed when neither their site nor its WordPress could be opened. One owner wrote on 10 September 2021 that the notice stood in the panel alone, and that no mail had come.',
            },
          ],
          sources: ['owner-report-silence'],
        },
      ],
    },
    {
      id: 'lesson',
      heading: { ja: 'ここから学んだこと', en: 'What follows from it' },
      blocks: [
        {
          kind: 'list',
          words: [
            {
              ja: 'メールが来ても来なくても、残り20日(90日の証明書の場合)で更新されていなければ動く。',
              en: 'With 20 days left (of 90) and no renewal, act: mail or no mail.',
            },
            {
              ja: 'サーバー会社とは別の場所から、毎日見る。',
              en: 'Look every day, from a place that is not the host itself.',
            },
            {
              ja: '期限が切れる前の、見る人の少ない時間に入れ直す。',
              en: 'Put in a new one before the expiry date, when few visitors are there.',
            },
          ],
        },
      ],
    },
    {
      id: 'notices',
      heading: { ja: 'いまのお知らせの探し方', en: 'Where to find notices now' },
      blocks: [
        {
          kind: 'steps',
          words: [
            {
              ja: 'ConoHa の管理画面(cp.conoha.jp)にログインし、お知らせを見る。管理画面だけに出ることがあります。',
              en: 'Sign in to ConoHa’s panel (cp.conoha.jp) and look at its notices: some stand there alone.',
            },
            {
              ja: 'サポートのページ(support.conoha.jp)で「無料独自SSL」を探す。',
              en: 'Search its support pages (support.conoha.jp) for 「無料独自SSL」.',
            },
            {
              ja: '分からないときは、届いたメールにそのまま返信するとサポートに届きます。',
              en: 'If in doubt, answer the mail that you got: the answer reaches their support.',
            },
          ],
          sources: ['owner-report-silence', 'conoha-letsencrypt-update', 'owner-report-2021'],
        },
        {
          kind: 'text',
          words: [
            {
              ja: 'ほかのサーバーでも、まず管理画面と、サポートのページの「障害」や「メンテナンス」の欄を見てみましょう。見つからないときは、サポートに聞くのが確かです。',
              en: 'With another host, look in its panel first, and on its support pages for faults and maintenance. If you find nothing, ask its support.',
            },
          ],
        },
        {
          kind: 'note',
          words: [
            {
              ja: 'リンクを押す前に、アドレスが https://support.conoha.jp/ か https://cp.conoha.jp/ で始まっているかを確かめてください。お知らせに似せた偽のメールもあります。',
              en: 'Before you follow a link, see that its address begins with https://support.conoha.jp/ or https://cp.conoha.jp/: there are false mails that look like notices.',
            },
          ],
          sources: ['conoha-letsencrypt-update'],
        },
      ],
    },
  ],
  related: ['renewal', 'lifetime'],
};
