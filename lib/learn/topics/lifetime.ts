import type { Topic } from '@/lib/learn/topic';

export const lifetime: Topic = {
  id: 'lifetime',
  title: { ja: '90日が64日、45日になる理由', en: 'Why 90 days become 64 and 45' },
  lead: {
    ja: '証明書の有効期間は、世界中で短くなっていきます。古い情報のまま長く使われることを減らすためです。',
    en: 'All over the world, certificates come to be valid for a shorter time, so that fewer are in use whose facts are out of date.',
  },
  sections: [
    {
      id: 'dates',
      heading: { ja: 'いつ、何日になるか', en: 'When, and how long' },
      drawing: 'lifetime',
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: 'ConoHa WING などの無料独自SSL で使われている Let’s Encrypt の証明書は、これまで90日でした。',
              en: 'The certificates of Let’s Encrypt, which ConoHa WING and many other hosts use for their free SSL, have been valid for 90 days.',
            },
          ],
          sources: ['lets-encrypt-45'],
        },
        {
          kind: 'list',
          words: [
            { ja: '2027年2月10日から:64日', en: 'From 10 February 2027: 64 days' },
            { ja: '2028年2月16日から:45日', en: 'From 16 February 2028: 45 days' },
          ],
          sources: ['lets-encrypt-45'],
        },
        {
          kind: 'text',
          words: [
            {
              ja: 'その日より後に更新されたものから、順に短くなります。いま使っている証明書が急に切れることはありません。',
              en: 'The new length holds for what is issued from that day on. A certificate that is in use now does not end earlier.',
            },
          ],
          sources: ['lets-encrypt-45'],
        },
      ],
    },
    {
      id: 'industry',
      heading: { ja: 'ほかの発行元も同じ', en: 'The other authorities follow' },
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: '業界の決まりでは、いまの上限は200日です。2027年3月15日から100日、2029年3月15日から47日になります。有料の証明書も例外ではありません。',
              en: 'By the rules of the industry the most is now 200 days. From 15 March 2027 it is 100, and from 15 March 2029 it is 47. Paid certificates are no exception.',
            },
          ],
          sources: ['cab-forum-sc081'],
        },
      ],
    },
    {
      id: 'why',
      heading: { ja: 'なぜ短くするのか', en: 'Why shorter' },
      blocks: [
        {
          kind: 'list',
          words: [
            {
              ja: '鍵が盗まれたときに、悪用できる期間が短くなる。',
              en: 'A stolen key works for a shorter time.',
            },
            {
              ja: 'まちがって出た証明書を取り消すしくみに、頼らなくてすむ。',
              en: 'Less depends on withdrawing certificates, which works badly.',
            },
          ],
          sources: ['lets-encrypt-45'],
        },
        {
          kind: 'text',
          words: [
            {
              ja: 'そのかわり、更新の回数が増えます。90日なら年に4回ほど、45日なら年に8回以上です。失敗に気づくしくみが、いまより大切になります。',
              en: 'The price is more renewals: about four a year with 90 days, more than eight with 45. Noticing one that failed matters more than it did.',
            },
          ],
        },
      ],
    },
    {
      id: 'kigen',
      heading: { ja: '「あと20日」も変わります', en: '“20 days left” changes too' },
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: '90日の証明書なら、残り20日は「更新に失敗した」しるしです。でも45日の証明書では、残り20日はまだ更新の時期の前です。Kigen は日数ではなく、寿命に対する割合で判断します。残りが3分の1を切ったら見守り、9分の2を切ったら要対応です。',
              en: 'Of 90 days, 20 left mean that a renewal failed. Of 45 days, 20 left mean that none was due yet. Kigen therefore goes by the share of a certificate’s life: it watches below a third, and asks you to act below two ninths.',
            },
          ],
        },
      ],
    },
  ],
  related: ['certificate', 'renewal'],
};
