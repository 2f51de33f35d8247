import { beforeExpiry, fewRounds } from './common-hazards';
import type { Cause, Hazard } from './playbook';

export const conohaCauses: readonly Cause[] = [
  {
    id: 'dns-elsewhere',
    text: {
      ja: 'ネームサーバーか、A レコード(www ありとなしの両方)が ConoHa を指していない。',
      en: 'The name servers or the A records, with and without www, do not point at ConoHa.',
    },
    basis: 'verified',
    sources: ['conoha-renewal-causes', 'owner-causes'],
  },
  {
    id: 'access-limit',
    text: {
      ja: '.htaccess にアクセス制限や転送(リダイレクト)がある。',
      en: 'There are access limits or redirects in .htaccess.',
    },
    basis: 'verified',
    sources: ['conoha-renewal-causes', 'owner-causes'],
  },
  {
    id: 'host-trouble',
    text: {
      ja: 'ConoHa の側の不具合や混雑。設定が正しくても失敗することがあり、知らせのメールが届かないこともあると、2021年に発表されました。',
      en: 'Trouble or load at ConoHa. In 2021 ConoHa announced that renewals may fail although all is set up correctly, and that the mail about it may not come.',
    },
    basis: 'verified',
    sources: ['owner-2021', 'owner-causes'],
  },
  {
    id: 'cloudflare',
    text: {
      ja: 'Cloudflare を通している。このとき、ConoHa の証明書は外からは見えません。',
      en: 'Cloudflare stands in front. In that case ConoHa’s certificate cannot be seen from outside.',
    },
    basis: 'verified',
    sources: ['owner-causes'],
  },
];

export const conohaHazards: readonly Hazard[] = [
  beforeExpiry,
  {
    id: 'not-viewable',
    title: { ja: 'その間、サイトは見られません', en: 'The site cannot be viewed meanwhile' },
    text: {
      ja: 'OFFにしてから、ONが終わって新しい証明書が入るまで、サイトも WordPress の管理画面も使えません。合わせて30〜40分、長いと1時間ほどです。',
      en: 'From OFF until ON is finished and the new certificate is there, neither the site nor its WordPress admin can be used. Together this takes 30–40 minutes, at times an hour.',
    },
    basis: 'verified',
    forbidsPressWhen: null,
    sources: ['owner-2021'],
  },
  {
    id: 'quiet-hours',
    title: { ja: '見に来る人の少ない時間に行います', en: 'Choose a time with few visitors' },
    text: {
      ja: '深夜などが向いています。Google アナリティクス(GA4)なら「探索」→「自由形式」で、行に「時間」、列に「曜日」、値に「セッション」か「アクティブ ユーザー」を置くと、空いた時間が分かります。',
      en: 'Late at night, for example. In Google Analytics (GA4) open 「探索」 (Explore) → 「自由形式」 (Free form) and put 「時間」 (Hour) in the rows, 「曜日」 (Day of week) in the columns, and 「セッション」 (Sessions) or 「アクティブ ユーザー」 (Active users) in the values.',
    },
    basis: 'verified',
    forbidsPressWhen: null,
    sources: ['owner-2021', 'ga4-hours'],
  },
  {
    id: 'hsts',
    title: { ja: '警告を越えて進めない人がいます', en: 'Some visitors cannot click through the warning' },
    text: {
      ja: '「必ず安全な接続で開く」とブラウザーが覚えている人(HSTS)は、警告を押して先へ進むこともできません。',
      en: 'Where the browser has remembered to open the site only over a safe connection (HSTS), there is no way past the warning.',
    },
    basis: 'verified',
    forbidsPressWhen: null,
    sources: ['hsts'],
  },
  {
    id: 'wrong-dns',
    title: { ja: 'DNSが違うときはOFFにしないでください', en: 'Do not switch OFF while the DNS is wrong' },
    text: {
      ja: 'サイトの名前が ConoHa を指していないと、まだ使える証明書を手放したうえ、ONにしても新しい証明書が出ないおそれがあります。先にDNSを直してください。',
      en: 'If the name does not lead to ConoHa, you give up a certificate that still works, and ON may not bring a new one. Repair the DNS first.',
    },
    basis: 'inference',
    forbidsPressWhen: 'renewal-is-blocked',
    sources: ['conoha-renewal-causes'],
  },
  {
    id: 'wrong-site',
    title: { ja: '別のサイトを切り替えないように', en: 'Make sure it is the right site' },
    text: {
      ja: '複数のドメインがあるときは、画面の上に出ているドメイン名を必ず確かめてください。「切り替え」を忘れると、別のサイトがOFFになります。',
      en: 'If you have several domains, look at the domain name at the top of the panel. If you forget 「切り替え」 (switch), another site goes OFF.',
    },
    basis: 'verified',
    forbidsPressWhen: null,
    sources: ['owner-2021'],
  },
  { ...fewRounds, sources: [...fewRounds.sources, 'owner-limit'] },
];
