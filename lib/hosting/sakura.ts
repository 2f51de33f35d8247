import { beforeExpiry, commonSources, fewRounds, roundLimits } from './common-hazards';
import type { Hosting } from './hosting';
import { prepareRenewal, requestRenewal, verifyRenewal } from './renew-steps';

/** さくらのレンタルサーバ: a renew button in the panel; deleting the setting first would only restart the queue. */
export const sakura: Hosting = {
  id: 'sakura',
  name: { ja: 'さくらのレンタルサーバ', en: 'Sakura Rental Server (さくらのレンタルサーバ)' },
  panelUrl: null,
  defaultCertificateNames: [],
  ownDomains: ['sakura.ad.jp', 'sakura.ne.jp', 'sakura.jp'],
  signs: [{ kind: 'name-server', pattern: /^ns[12]\.dns\.ne\.jp$/, strength: 'weak' }],
  hasIpv6: null,
  renewalHabit: {
    text: {
      ja: '自動更新に失敗すると、期限の30日前ごろにメールが来ます。15日前ごろにも来ます。',
      en: 'If the automatic renewal fails, a mail comes about 30 days before the expiry, and again at about 15.',
    },
    triesDaysBefore: [],
    mailsDaysBefore: [30, 15],
    mailSubjects: ['無料SSL証明書 更新エラーについて', 'SSLサーバ証明書 有効期間に関するご案内'],
    sources: ['owner-mails'],
  },
  playbook: {
    summary: {
      ja: 'コントロールパネルから「無料SSLの更新」を行います。サイトを止める必要はありません。',
      en: 'Ask for 「無料SSLの更新」 (renewal of the free SSL) in the control panel. The site stays up.',
    },
    causes: [
      {
        id: 'dns-elsewhere',
        text: { ja: 'DNSがこのサーバーを指していない。', en: 'The DNS does not lead to this server.' },
        basis: 'verified',
        sources: ['sakura-faq'],
      },
      {
        id: 'access-limit',
        text: { ja: 'アクセス制限が有効になっている。', en: 'Access limits are on.' },
        basis: 'verified',
        sources: ['sakura-faq'],
      },
    ],
    steps: [
      { ...prepareRenewal, sources: ['sakura-faq'] },
      {
        ...requestRenewal,
        actions: [
          {
            ja: 'コントロールパネルで「ドメイン/SSL設定」を開き、このドメインの「更新」を押します。',
            en: 'In the control panel open 「ドメイン/SSL設定」 (domain/SSL settings) and press 「更新」 (renew) for this domain.',
          },
          {
            ja: '「更新手続きへ進む」を押し、確認の画面で「無料SSLの更新」を押します。',
            en: 'Press 「更新手続きへ進む」 (go on to the renewal), and on the next screen 「無料SSLの更新」 (renewal of the free SSL).',
          },
        ],
        whatIsNormal: [
          {
            ja: 'ふつうは数分から1時間で終わり、メールで知らせがあります。',
            en: 'It usually takes from a few minutes to an hour, and a mail tells you when it is done.',
          },
        ],
        usualMinutes: { from: 5, to: 60, atMost: 60 },
        hazards: ['few-rounds', 'no-delete'],
        sources: ['sakura-faq', 'owner-steps'],
      },
      verifyRenewal,
    ],
    hazards: [
      beforeExpiry,
      fewRounds,
      {
        id: 'no-delete',
        title: { ja: '先に設定を削除しないでください', en: 'Do not delete the setting first' },
        text: {
          ja: '設定を消して申し込み直すと、順番が最初に戻り、かえって長くかかることがあります。',
          en: 'If you delete it and apply again, you go back to the end of the queue, and it may take longer.',
        },
        basis: 'verified',
        forbidsPressWhen: null,
        sources: ['sakura-faq'],
      },
    ],
    limits: roundLimits,
    ifItFails: {
      ja: '1日たっても終わらず、メールも来ないときは、さくらインターネットのカスタマーセンターに問い合わせてください。',
      en: 'If after a day it is not done and no mail has come, ask Sakura Internet’s customer centre.',
    },
  },
  sources: [
    {
      id: 'sakura-faq',
      url: 'https://help.sakura.ad.jp/hc/ja/articles/115000147481',
      title: {
        ja: 'さくらのサポート: 無料SSL よくある質問',
        en: 'Sakura support: questions about the free SSL (in Japanese)',
      },
    },
    {
      id: 'owner-steps',
      url: 'https://hepocoder.com/?p=294',
      title: { ja: '体験談: 無料SSLの更新の手順', en: 'An owner’s report: the steps of the renewal (in Japanese)' },
    },
    {
      id: 'owner-mails',
      url: 'https://saku-lab.com/sakura-ssl-error',
      title: {
        ja: '体験談: 更新エラーのメール',
        en: 'An owner’s report: the mails about a failed renewal (in Japanese)',
      },
    },
    ...commonSources,
  ],
};
