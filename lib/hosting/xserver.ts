import { beforeExpiry, commonSources, fewRounds, roundLimits } from './common-hazards';
import type { Hosting } from './hosting';
import { prepareRenewal, requestRenewal, verifyRenewal } from './renew-steps';

/** エックスサーバー: a renew button in the panel, nothing is switched off. */
export const xserver: Hosting = {
  id: 'xserver',
  name: { ja: 'エックスサーバー', en: 'Xserver (エックスサーバー)' },
  panelUrl: null,
  defaultCertificateNames: [],
  ownDomains: ['xserver.ne.jp', 'xserver.jp'],
  signs: [
    { kind: 'reverse-name', pattern: /^sv\d+\.xserver\.jp$/, strength: 'strong' },
    { kind: 'name-server', pattern: /^ns[1-5]\.xserver\.jp$/, strength: 'weak' },
  ],
  hasIpv6: null,
  renewalHabit: {
    text: {
      ja: '期限の30日前、25日前、20日前に自動更新が行われます。失敗するとメールが来ます。',
      en: 'It tries 30, 25 and 20 days before the expiry. If it fails, a mail comes.',
    },
    triesDaysBefore: [30, 25, 20],
    mailsDaysBefore: [],
    mailSubjects: ['SSLサーバー証明書更新未完了のお知らせ'],
    sources: ['xserver-ssl', 'owner-mail'],
  },
  playbook: {
    summary: {
      ja: 'サーバーパネルの「更新」を押すだけです。サイトを止める必要はありません。',
      en: 'One press of 「更新」 (renew) in the server panel. The site stays up.',
    },
    causes: [
      {
        id: 'dns-elsewhere',
        text: {
          ja: 'ネームサーバーかDNSのレコード(www ありとなしの両方)が、契約中のサーバーを指していない。',
          en: 'The name servers or DNS records, with and without www, do not point at your server.',
        },
        basis: 'verified',
        sources: ['xserver-ssl'],
      },
      {
        id: 'access-limit',
        text: { ja: '.htaccess に転送(リダイレクト)がある。', en: 'There are redirects in .htaccess.' },
        basis: 'verified',
        sources: ['xserver-ssl'],
      },
    ],
    steps: [
      { ...prepareRenewal, sources: ['xserver-ssl'] },
      {
        ...requestRenewal,
        actions: [
          {
            ja: 'サーバーパネルにログインし、「SSL設定」を開いて、このドメインを選びます。',
            en: 'Log in to the server panel, open 「SSL設定」 (SSL settings) and choose this domain.',
          },
          { ja: '「更新」を押します。', en: 'Press 「更新」 (renew).' },
        ],
        whatIsNormal: [
          {
            ja: '「更新」が見あたらないときは、もう更新が済んでいます。',
            en: 'If there is no 「更新」 (renew), the certificate has already been renewed.',
          },
          { ja: '反映まで、長いと1時間ほどかかります。', en: 'It may take up to an hour to show.' },
        ],
        usualMinutes: { from: 60, to: 60, atMost: 60 },
        sources: ['xserver-ssl'],
      },
      verifyRenewal,
    ],
    hazards: [beforeExpiry, fewRounds],
    limits: roundLimits,
    ifItFails: {
      ja: '1時間たっても期限が新しくならないときは、上の原因をもう一度確かめ、エックスサーバーのサポートに問い合わせてください。',
      en: 'If there is no new expiry after an hour, look at the causes again and ask Xserver’s support.',
    },
  },
  sources: [
    {
      id: 'xserver-ssl',
      url: 'https://www.xserver.ne.jp/manual/man_server_ssl.php',
      title: { ja: 'エックスサーバー マニュアル: SSL設定', en: 'Xserver manual: SSL settings (in Japanese)' },
    },
    {
      id: 'owner-mail',
      url: 'https://tcd-theme.com/2021/04/xserver-ssl-update.html',
      title: {
        ja: '体験談: 更新未完了のお知らせのメール',
        en: 'A report on the mail about a failed renewal (in Japanese)',
      },
    },
    ...commonSources,
  ],
};
