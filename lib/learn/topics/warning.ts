import type { Topic } from '@/lib/learn/topic';

export const warning: Topic = {
  id: 'warning',
  title: { ja: 'ブラウザの警告の意味', en: 'What the browser’s warning means' },
  lead: {
    ja: '「このサイトが本物だと確かめられなかった」という知らせです。サイトが乗っ取られたという意味ではありません。',
    en: 'It says that the browser could not make sure that this is the real site. It does not say that the site was taken over.',
  },
  sections: [
    {
      id: 'meaning',
      heading: { ja: '何が起きているか', en: 'What is going on' },
      drawing: 'warning',
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: '「接続がプライベートではありません」「この接続は安全ではありません」のような画面は、次のどれかのときに出ます。',
              en: 'A page such as “Your connection is not private” is shown in one of these cases.',
            },
          ],
        },
        {
          kind: 'list',
          words: [
            {
              ja: '証明書の期限が切れている(いちばん多く、自動更新の失敗で起きます)',
              en: 'The certificate has expired (the most frequent one, after a renewal that failed).',
            },
            {
              ja: '証明書の名前が、サイトのアドレスと違う(SSL の設定が OFF、www の付いた名前がないなど)',
              en: 'Its name is not the site’s address: SSL is switched off at the host, or the name with www is missing.',
            },
            {
              ja: '信頼できる認証局の署名が確かめられない(途中の証明書が足りないなど)',
              en: 'The signature cannot be traced to a trusted authority, for example because a certificate in between is missing.',
            },
            {
              ja: '見る人の端末の時計が大きくずれている',
              en: 'The clock of the visitor’s own device is far off.',
            },
          ],
        },
      ],
    },
    {
      id: 'visitors',
      heading: { ja: '見に来た人がしてはいけないこと', en: 'What visitors should not do' },
      blocks: [
        {
          kind: 'list',
          words: [
            {
              ja: '警告を無視して先へ進まない。本物の期限切れと、偽のサイトとは、見る人からは区別できません。',
              en: 'Do not click past the warning: an honest site that has expired and a false one look alike to visitors.',
            },
            {
              ja: '進んでしまったときは、パスワードやカードの番号を入れない。',
              en: 'If you did, enter no password and no card number.',
            },
            {
              ja: 'ブラウザの設定で警告を出なくしない。',
              en: 'Do not switch such warnings off in the browser’s settings.',
            },
          ],
        },
        {
          kind: 'text',
          words: [
            {
              ja: '「かまわず進んでください」と案内するのも避けましょう。危ない画面を無視する習慣がつくと、ほんとうの偽サイトで被害にあいます。「いま直しています。少し待ってください」と、SNS など別の場所で伝えるのが親切です。',
              en: 'Nor should you tell them to click past it: whoever learns to do so will do it at a false site too. Say elsewhere, on social media for example, that you are mending it and ask them to wait.',
            },
          ],
        },
      ],
    },
    {
      id: 'owner',
      heading: { ja: 'あなたのサイトで出たら', en: 'If it is your site' },
      blocks: [
        {
          kind: 'steps',
          words: [
            {
              ja: '落ち着いて、Kigen のそのサイトのページを開きます。警告の理由が、ふつうの言葉で書いてあります。',
              en: 'Take a breath and open the site’s page in Kigen: it says in plain words why.',
            },
            {
              ja: '期限切れなら「復旧の手順」へ進みます。記事や写真が消えることはありません。',
              en: 'If it has expired, go on to the recovery. No post and no picture is lost.',
            },
            {
              ja: '管理画面(WordPress)に入れないときも、サーバー会社の管理画面からは直せます。',
              en: 'Even when you cannot get into WordPress, your host’s own panel works.',
            },
          ],
        },
      ],
    },
  ],
  act: { href: '/guides/conoha-wing', label: { ja: '復旧の手順を見る', en: 'See the recovery guide' } },
  related: ['renewal', 'view', 'risks'],
};
