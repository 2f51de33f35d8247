import type { Topic } from '@/lib/learn/topic';

export const view: Topic = {
  id: 'view',
  title: { ja: 'ブラウザで証明書を見る', en: 'Seeing a certificate in your browser' },
  lead: {
    ja: 'アドレスの左の印から、期限や発行元を自分の目で見られます。場所は、ブラウザと版で違います。',
    en: 'From the mark at the left of the address you can see its dates and its issuer yourself. Where exactly depends on the browser and its version.',
  },
  sections: [
    {
      id: 'where',
      heading: { ja: 'まず、ここを押す', en: 'Press here first' },
      drawing: 'address-bar',
      blocks: [
        {
          kind: 'text',
          words: [
            {
              ja: '証明書の画面で見るのは「有効期間」(いつからいつまで)と「発行先」(サイトの名前)です。更新したあとは、始まりの日が新しくなっていれば成功です。古いままに見えるときは、ブラウザを一度閉じて開き直してください。',
              en: 'Look for the validity (from when to when) and for whom it was issued (the site’s name). After a renewal the first date should be a recent one. If it looks old, close the browser and open it again.',
            },
          ],
        },
      ],
    },
    {
      id: 'chrome',
      heading: { ja: 'Chrome', en: 'Chrome' },
      blocks: [
        {
          kind: 'steps',
          words: [
            {
              ja: 'アドレスの左の、横線につまみの付いた印を押す',
              en: 'Press the mark at the left of the address, lines with knobs',
            },
            { ja: '「この接続は保護されています」を押す', en: 'Press “Connection is secure”' },
            { ja: '「証明書は有効です」を押す', en: 'Press “Certificate is valid”' },
            { ja: '「有効期間」を見る', en: 'See “Validity Period”' },
          ],
          sources: ['chrome-site-information', 'chrome-tune-icon'],
        },
        {
          kind: 'text',
          words: [
            {
              ja: 'iPhone の Chrome では、「…」→「サイト情報」→「接続」の順に開きます。',
              en: 'In Chrome on an iPhone: “…”, then “Site information”, then “Connection”.',
            },
          ],
          sources: ['chrome-site-information'],
        },
        {
          kind: 'note',
          words: [
            {
              ja: '2023年9月の Chrome 117 から、錠前がこの印に変わりました。錠前を押すという説明は、それより前のものです。',
              en: 'Since Chrome 117 of September 2023 this mark stands where the padlock was. Advice to press the padlock is older than that.',
            },
          ],
          sources: ['chrome-tune-icon'],
        },
      ],
    },
    {
      id: 'edge',
      heading: { ja: 'Edge', en: 'Edge' },
      blocks: [
        {
          kind: 'steps',
          words: [
            { ja: 'アドレスの左の錠前を押す', en: 'Press the padlock at the left of the address' },
            {
              ja: '「接続がセキュリティで保護されています」を押す',
              en: 'Press “Connection is secure”',
            },
            { ja: '右上の、賞状のような証明書の印を押す', en: 'Press the mark of a certificate beside it' },
            { ja: '「有効期間」を見る', en: 'See “Validity Period”' },
          ],
          sources: ['edge-certificate'],
        },
        {
          kind: 'note',
          words: [
            {
              ja: 'パソコンの Edge の手順で、2022年末ごろの説明をもとにしています。その後に変わっているかもしれません。',
              en: 'For Edge on a computer, from a description of about the end of 2022. It may have changed since.',
            },
          ],
          sources: ['edge-certificate'],
        },
      ],
    },
    {
      id: 'firefox',
      heading: { ja: 'Firefox', en: 'Firefox' },
      blocks: [
        {
          kind: 'steps',
          words: [
            {
              ja: 'アドレスの左の盾(148 までは錠前)を押す',
              en: 'Press the shield at the left of the address (a padlock up to version 148)',
            },
            { ja: '「安全な接続」を押す', en: 'Press “Connection secure”' },
            { ja: '「詳細を表示」→「証明書を表示」を押す', en: 'Press “More information”, then “View Certificate”' },
            { ja: '「有効期間」を見る', en: 'See “Validity”' },
          ],
          sources: ['firefox-certificate', 'firefox-shield'],
        },
        {
          kind: 'note',
          words: [
            {
              ja: 'Firefox 149(2026年)で、盾と錠前がひとつの盾にまとまりました。盾の中の言葉は、版によって少し違います。',
              en: 'Firefox 149 (2026) made one shield of shield and padlock. The words behind it differ a little between versions.',
            },
          ],
          sources: ['firefox-shield'],
        },
      ],
    },
    {
      id: 'safari',
      heading: { ja: 'Safari', en: 'Safari' },
      blocks: [
        {
          kind: 'steps',
          words: [
            {
              ja: 'Mac の Safari 18.3 まで:アドレス欄を押す',
              en: 'On a Mac up to Safari 18.3: press the address field',
            },
            { ja: 'アドレスの左の錠前を押す', en: 'Press the padlock at the left of the address' },
            { ja: '「証明書を表示」を押す', en: 'Press “View Certificate”' },
          ],
          sources: ['safari-certificate'],
        },
        {
          kind: 'text',
          words: [
            {
              ja: 'Safari 18.4(2025年)からは場所が変わりました。新しい版での開き方は、出典のページに画面つきで書かれています。',
              en: 'Since Safari 18.4 (2025) it is elsewhere. The source shows the way in newer versions, with pictures.',
            },
          ],
          sources: ['safari-certificate'],
        },
        {
          kind: 'note',
          words: [
            {
              ja: '新しい版の Safari と iPhone の Safari の言葉は、まだ確かめられていません。見つからないときは、別のブラウザか、Kigen のサイトのページで期限を見てください。',
              en: 'We have not been able to check the words of newer versions, nor of Safari on an iPhone. If you cannot find it, use another browser, or see the dates on the site’s page in Kigen.',
            },
          ],
          sources: ['safari-certificate'],
        },
      ],
    },
  ],
  related: ['certificate', 'warning'],
};
