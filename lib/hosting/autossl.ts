import { beforeExpiry, commonSources, fewRounds, roundLimits } from './common-hazards';
import { generic } from './generic';
import type { Hosting } from './hosting';
import { prepareRenewal, requestRenewal, verifyRenewal } from './renew-steps';

/** Hosts whose panel is cPanel (mixhost, ColorfulBox and others): AutoSSL is run again, nothing is switched off. */
export const autossl: Hosting = {
  id: 'autossl',
  name: { ja: 'AutoSSL のサーバー(cPanel)', en: 'A host with AutoSSL (cPanel)' },
  panelUrl: null,
  defaultCertificateNames: [],
  ownDomains: [],
  signs: [],
  hasIpv6: null,
  renewalHabit: {
    text: {
      ja: 'AutoSSL がひとりでに更新します。時期はサーバー会社によって違い、期限の間ぎわのこともあります。',
      en: 'AutoSSL renews by itself. When differs from host to host, and may be only shortly before the expiry.',
    },
    triesDaysBefore: [],
    mailsDaysBefore: [],
    mailSubjects: [],
    sources: [],
  },
  playbook: {
    summary: {
      ja: '原因を直してから、cPanel で AutoSSL をもう一度実行します。サイトを止める必要はありません。',
      en: 'Repair the cause, then run AutoSSL again in cPanel. The site stays up.',
    },
    causes: [
      {
        id: 'dns-elsewhere',
        text: {
          ja: 'サイトの名前(www ありとなしの両方)が、別のサーバーを指している。',
          en: 'The name, with or without www, leads to another server.',
        },
        basis: 'verified',
        sources: ['colorfulbox'],
      },
      {
        id: 'access-limit',
        text: {
          ja: 'Basic認証、IPアドレスの制限、.htaccess の転送が、発行元の確認をさえぎっている。',
          en: 'Basic authentication, limits by IP address or redirects in .htaccess keep the issuer from checking the site.',
        },
        basis: 'verified',
        sources: ['colorfulbox'],
      },
      {
        id: 'document-root',
        text: {
          ja: 'サイトのファイルを置くフォルダ(ドキュメントルート)がない。',
          en: 'The folder of the site’s files (its document root) does not exist.',
        },
        basis: 'verified',
        sources: ['colorfulbox'],
      },
    ],
    steps: [
      { ...prepareRenewal, sources: ['colorfulbox'] },
      {
        ...requestRenewal,
        actions: [
          {
            ja: 'cPanel にログインし、SSL/TLS の状態を見る画面を開きます。',
            en: 'Log in to cPanel and open the page with the status of SSL/TLS.',
          },
          {
            ja: 'このドメインを選んで、AutoSSL を実行します。',
            en: 'Choose this domain and run AutoSSL.',
          },
        ],
        whatIsNormal: generic.playbook.steps.find(({ id }) => id === 'renew')?.whatIsNormal ?? [],
        sources: ['colorfulbox'],
      },
      verifyRenewal,
    ],
    hazards: [beforeExpiry, fewRounds],
    limits: roundLimits,
    ifItFails: generic.playbook.ifItFails,
  },
  sources: [
    {
      id: 'colorfulbox',
      url: 'https://help.colorfulbox.jp/manual/free-ssl-trouble',
      title: {
        ja: 'カラフルボックス マニュアル: 無料SSLが設定できないとき',
        en: 'ColorfulBox manual: when the free SSL cannot be set up (in Japanese)',
      },
    },
    ...commonSources,
  ],
};
