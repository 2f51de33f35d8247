import type { Topic } from '@/lib/learn/topic';

export const view: Topic = {
  id: 'view',
  title: { ja: 'ブラウザで証明書を見る', en: 'Seeing a certificate in your browser' },
  lead: {
    ja: '期限や発行元を、自分の目で見られます。多くのブラウザではアドレスの左の印から、新しい Safari ではメニューから開きます。',
    en: 'You can see its dates and its issuer yourself: in most browsers from the mark at the left of the address, in newer versions of Safari from a menu.',
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
        {
          kind: 'text',
          words: [
            {
              ja: 'Safari 18.4(2025年)からは、この印がありません。下の「Safari」のところに書いた場所から開きます。',
              en: 'Since Safari 18.4 (2025) Safari has no such mark. See below where it opens.',
            },
          ],
          sources: ['safari-padlock-gone'],
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
              ja: 'iPhone の Chrome では、「…」→「サイト情報」→「接続」の順に開きます。Android の Chrome では、アドレスの左の印を押すと、サイトの情報が出ます。',
              en: 'In Chrome on an iPhone: “…”, then “Site information”, then “Connection”. On Android, the mark at the left of the address opens what is known of the site.',
            },
            {
              ja: 'Android で証明書の日付まで開く手順は、Google の説明にはありません。見つからないときは、パソコンのブラウザか、Kigen のサイトのページで期限を見てください。',
              en: 'How to get from there to the certificate’s dates on Android, Google’s page does not say. If you cannot find them, use a browser on a computer, or see the site’s page in Kigen.',
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
              ja: 'パソコンの Edge の手順で、2022年末ごろの説明をもとにしています。Microsoft の説明でも錠前から開きますが、その先の言葉は書かれていません。見つからないときは、Kigen のサイトのページで期限を見てください。',
              en: 'For Edge on a computer, from a description of about the end of 2022. Microsoft’s own page begins at the padlock too, but does not tell the words behind it. If you cannot find them, see the dates on the site’s page in Kigen.',
            },
          ],
          sources: ['edge-certificate', 'edge-padlock'],
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
      heading: { ja: 'Mac の Safari', en: 'Safari on a Mac' },
      blocks: [
        {
          kind: 'steps',
          words: [
            {
              ja: '画面のいちばん上に並ぶメニューから「Safari」を開く',
              en: 'Open the menu “Safari” at the top of the screen',
            },
            {
              ja: '接続のセキュリティについての項目(英語の画面では Connection Security Details)を選ぶ',
              en: 'Choose “Connection Security Details”',
            },
            { ja: '開いた画面で、証明書の有効期間を探す', en: 'Look for the certificate’s dates in what opens' },
          ],
          sources: ['safari-mac-guide', 'safari-certificate', 'safari-mac-community'],
        },
        {
          kind: 'text',
          words: [
            {
              ja: 'Safari 18.4(2025年)から、アドレスの左に錠前が出なくなりました。18.3 までは、アドレス欄を押し、左の錠前を押して、「証明書を表示」を押します。',
              en: 'Since Safari 18.4 (2025) no padlock stands at the left of the address. Up to 18.3, press the address field, the padlock at its left, and “View Certificate”.',
            },
          ],
          sources: ['safari-padlock-gone', 'safari-certificate'],
        },
        {
          kind: 'note',
          words: [
            {
              ja: '確かめられたのは、2025年の 18.4 から macOS 15.7 までの説明です。Safari 26 で同じかどうかと、日本語の画面での言葉は、確かめられていません。見つからないときは、別のブラウザか、Kigen のサイトのページで期限を見てください。',
              en: 'This is known for 18.4 of 2025 up to macOS 15.7. Whether it is the same in Safari 26 we could not verify. If you cannot find it, use another browser, or see the dates on the site’s page in Kigen.',
            },
          ],
          sources: ['safari-mac-community'],
        },
      ],
    },
    {
      id: 'iphone',
      heading: { ja: 'iPhone・iPad の Safari', en: 'Safari on an iPhone or iPad' },
      blocks: [
        {
          kind: 'steps',
          words: [
            {
              ja: '画面の左下の印(アドレス欄の左の端)を押す',
              en: 'Press the mark at the bottom left, where the address field begins',
            },
            { ja: '「…」を押す', en: 'Press “…”' },
            {
              ja: '接続のセキュリティについての項目(英語の画面では Connection Security Details)を選ぶ',
              en: 'Choose “Connection Security Details”',
            },
          ],
          sources: ['safari-padlock-gone'],
        },
        {
          kind: 'note',
          words: [
            {
              ja: 'iOS・iPadOS 18.4(2025年)についての説明をもとにしています。それより前では、証明書の見方を書いた説明が見つかりませんでした。iOS 26 ではアドレス欄の形が違うかもしれません。見つからないときは、パソコンのブラウザか、Kigen のサイトのページで期限を見てください。',
              en: 'From a description of iOS and iPadOS 18.4 (2025). For earlier ones we found none, and in iOS 26 the address field may look different. If you cannot find it, use a browser on a computer, or see the dates on the site’s page in Kigen.',
            },
          ],
          sources: ['safari-padlock-gone'],
        },
      ],
    },
  ],
  related: ['certificate', 'warning'],
};
