import type { Words } from '@/lib/words/locale';

export interface Source {
  url: string;
  title: Words;
}

/** Where the facts of the topics were read. */
export const sources = {
  'lets-encrypt-45': {
    url: 'https://letsencrypt.org/2025/12/02/from-90-to-45',
    title: {
      ja: 'Let’s Encrypt「Decreasing Certificate Lifetimes to 45 Days」(2025年12月2日、英語)',
      en: 'Let’s Encrypt, “Decreasing Certificate Lifetimes to 45 Days” (2 December 2025)',
    },
  },
  'cab-forum-sc081': {
    url: 'https://cabforum.org/2025/04/11/ballot-sc081v3-introduce-schedule-of-reducing-validity-and-data-reuse-periods/',
    title: {
      ja: 'CA/Browser Forum「Ballot SC-081v3」(2025年4月11日、英語)',
      en: 'CA/Browser Forum, Ballot SC-081v3 (11 April 2025)',
    },
  },
  'conoha-alphassl-update': {
    url: 'https://support.conoha.jp/w/alphassl-update/',
    title: {
      ja: 'ConoHa サポート「アルファSSL の更新について」',
      en: 'ConoHa support on renewing Alpha SSL (Japanese)',
    },
  },
  'conoha-letsencrypt-update': {
    url: 'https://support.conoha.jp/w/letsencrypt-update/#02',
    title: {
      ja: 'ConoHa サポート「無料独自SSL の更新について」',
      en: 'ConoHa support on renewing the free certificate (Japanese)',
    },
  },
  'owner-report-2021': {
    url: 'https://www.apt-blog-2021.com/1692/conohassl/',
    title: {
      ja: 'ConoHa のお知らせを引用した利用者の記録(2021年9月)',
      en: 'An owner’s account that quotes ConoHa’s notices (September 2021, Japanese)',
    },
  },
  'owner-report-silence': {
    url: 'https://kudoshun.com/2021/09/10/conoha-wing-ssl-incident',
    title: {
      ja: 'お知らせが管理画面だけに出ていたという利用者の記録(2021年9月10日)',
      en: 'An owner’s account of notices shown in the panel alone (10 September 2021, Japanese)',
    },
  },
  'owner-report-cloudflare': {
    url: 'https://magazine2374.com/conoha-ssl-renewal-notice/',
    title: {
      ja: '更新に失敗する原因をまとめた利用者の記録',
      en: 'An owner’s list of why renewals fail (Japanese)',
    },
  },
  'chrome-site-information': {
    url: 'https://support.google.com/chrome/answer/95617?hl=ja',
    title: {
      ja: 'Google Chrome ヘルプ「サイトの接続が安全かどうかを確認する」',
      en: 'Google Chrome help on checking a site’s connection',
    },
  },
  'chrome-tune-icon': {
    url: 'https://www.darkreading.com/application-security/google-chrome-loses-the-lock-icon',
    title: {
      ja: 'Dark Reading「Google Chrome Loses the Lock Icon」(2023年5月3日、英語)',
      en: 'Dark Reading, “Google Chrome Loses the Lock Icon” (3 May 2023)',
    },
  },
  'edge-certificate': {
    url: 'https://jp.globalsign.com/ssl/about/authentification.html',
    title: {
      ja: 'GMOグローバルサイン「SSLサーバ証明書の内容と確認する方法」',
      en: 'GMO GlobalSign on reading a certificate in Edge (Japanese)',
    },
  },
  'firefox-certificate': {
    url: 'https://support.mozilla.org/ja/kb/secure-website-certificate',
    title: {
      ja: 'Mozilla サポート「セキュアウェブサイト証明書」',
      en: 'Mozilla support on a secure site’s certificate (Japanese)',
    },
  },
  'firefox-shield': {
    url: 'https://connect.mozilla.org/t5/discussions/trustpanel-s-shield-with-checkmark-icon-may-create-a/td-p/121404',
    title: {
      ja: 'Mozilla Connect、Firefox 149 の盾の印についての話題(英語)',
      en: 'Mozilla Connect, on the shield of Firefox 149',
    },
  },
  'edge-padlock': {
    url: 'https://support.microsoft.com/en-gb/microsoft-edge/secure-your-web-browsing-with-https-first-mode-in-microsoft-edge-8377a6e4-9b57-4c81-83a8-fe32603eed7c',
    title: {
      ja: 'Microsoft サポート「Secure your web browsing with HTTPS-First Mode in Microsoft Edge」(日付なし、英語)',
      en: 'Microsoft support on HTTPS-First mode in Edge (undated)',
    },
  },
  'safari-mac-guide': {
    url: 'https://support.apple.com/guide/safari/avoid-fraud-by-using-encrypted-websites-sfri40697/mac',
    title: {
      ja: 'Apple「Avoid fraud by using encrypted websites in Safari on Mac」(日付なし、英語)',
      en: 'Apple, “Avoid fraud by using encrypted websites in Safari on Mac” (undated)',
    },
  },
  'safari-mac-community': {
    url: 'https://discussions.apple.com/thread/256211350',
    title: {
      ja: 'Apple コミュニティ、macOS 15.7 での質問と答え(英語)',
      en: 'Apple Community, a question about macOS 15.7 and its answer',
    },
  },
  'safari-padlock-gone': {
    url: 'https://www.macitynet.it/apple-abbandona-il-lucchetto-in-safari-su-iphone-ipad-e-mac/',
    title: {
      ja: 'Macitynet「Apple abbandona il lucchetto in Safari su iPhone, iPad e Mac」(2025年4月、イタリア語)',
      en: 'Macitynet, on the padlock that left Safari (April 2025, Italian)',
    },
  },
  'safari-certificate': {
    url: 'https://derflounder.wordpress.com/2025/04/14/accessing-ssl-certificate-details-in-safari-18-4-and-later/',
    title: {
      ja: 'Der Flounder「Accessing SSL certificate details in Safari 18.4 and later」(2025年4月14日、英語)',
      en: 'Der Flounder, “Accessing SSL certificate details in Safari 18.4 and later” (14 April 2025)',
    },
  },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;
