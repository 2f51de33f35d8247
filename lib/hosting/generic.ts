import { beforeExpiry, commonSources, fewRounds, roundLimits } from './common-hazards';
import type { Hosting } from './hosting';
import { prepareRenewal, requestRenewal, verifyRenewal } from './renew-steps';

/** Any host that has no page of its own here: what holds everywhere, and nothing else. */
export const generic: Hosting = {
  id: 'generic',
  name: { ja: 'そのほかのサーバー', en: 'Any other host' },
  panelUrl: null,
  defaultCertificateNames: [],
  ownDomains: [],
  signs: [],
  hasIpv6: null,
  renewalHabit: {
    text: {
      ja: '自動更新の時期は、サーバー会社によって違います。',
      en: 'When it renews by itself differs from host to host.',
    },
    triesDaysBefore: [],
    mailsDaysBefore: [],
    mailSubjects: [],
    sources: [],
  },
  playbook: {
    summary: {
      ja: 'サーバー会社の管理画面で、証明書を更新(再発行)します。画面の言葉は会社によって違います。',
      en: 'Renew (re-issue) the certificate in your host’s control panel. Its words differ from host to host.',
    },
    causes: [
      {
        id: 'dns-elsewhere',
        text: {
          ja: 'サイトの名前(www ありとなしの両方)が、別のサーバーを指している。',
          en: 'The name, with or without www, leads to another server.',
        },
        basis: 'inference',
        sources: [],
      },
      {
        id: 'access-limit',
        text: {
          ja: 'アクセス制限や転送(リダイレクト)が、発行元の確認をさえぎっている。',
          en: 'Access limits or redirects keep the issuer from checking the site.',
        },
        basis: 'inference',
        sources: [],
      },
    ],
    steps: [
      prepareRenewal,
      {
        ...requestRenewal,
        actions: [
          {
            ja: 'サーバー会社の管理画面にログインし、SSL(証明書)の設定を開きます。',
            en: 'Log in to your host’s control panel and open the settings for SSL (certificates).',
          },
          {
            ja: 'このサイトの証明書を更新(再発行)します。ボタンがなければ、サポートに方法を聞いてください。',
            en: 'Renew (re-issue) the certificate of this site. If there is no button for it, ask the support.',
          },
        ],
        whatIsNormal: [
          {
            ja: '反映まで時間がかかることがあります。続けて何度も押さないでください。',
            en: 'It may take a while to show. Do not press again and again.',
          },
        ],
        hazards: ['few-rounds', 'switching-off'],
      },
      verifyRenewal,
    ],
    hazards: [
      beforeExpiry,
      fewRounds,
      {
        id: 'switching-off',
        title: { ja: 'SSLをOFFにする前に', en: 'Before you switch SSL off' },
        text: {
          ja: 'SSLをOFFにすると、その間サイトを見られなくなるおそれがあります。更新のボタンがあるなら、そちらを使ってください。',
          en: 'While SSL is off, the site may not be viewable. If there is a button to renew, use that.',
        },
        basis: 'inference',
        forbidsPressWhen: null,
        sources: [],
      },
    ],
    limits: roundLimits,
    ifItFails: {
      ja: '期限が新しくならないときは、サーバー会社のサポートに「証明書の自動更新に失敗しています」と伝えてください。',
      en: 'If there is no new expiry, tell your host’s support that the automatic renewal of the certificate fails.',
    },
  },
  sources: commonSources,
};
