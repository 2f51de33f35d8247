import type { Step } from './playbook';

/** The first step wherever the owner asks for a new certificate without switching anything off. */
export const prepareRenewal: Step = {
  id: 'prepare',
  title: { ja: '準備する', en: 'Prepare' },
  actions: [
    {
      ja: 'DNSで、サイトの名前(www ありとなしの両方)がこのサーバーを指していることを確かめます。',
      en: 'Check in the DNS that the name, with and without www, leads to this server.',
    },
    {
      ja: '.htaccess にアクセス制限や転送(リダイレクト)があれば、終わるまで無効にします。',
      en: 'If .htaccess has access limits or redirects, disable them until you are done.',
    },
  ],
  press: null,
  whatIsNormal: [],
  whatVisitorsSee: {
    ja: '期限の前なら、ふつうに見られます。',
    en: 'Nothing unusual, as long as the certificate has not expired.',
  },
  usualMinutes: null,
  seenFromOutside: {
    text: { ja: 'これまでの証明書のままです。', en: 'The certificate is still the same.' },
    basis: 'verified',
  },
  expectedObservation: 'own-certificate',
  otherObservations: [],
  panelShowsWhenDone: [],
  hazards: ['before-expiry'],
  sources: [],
};

/** The middle step; each host gives its own actions, times and sources. */
export const requestRenewal: Step = {
  id: 'renew',
  title: { ja: '証明書を更新する', en: 'Renew the certificate' },
  actions: [],
  press: 'renew',
  whatIsNormal: [],
  whatVisitorsSee: prepareRenewal.whatVisitorsSee,
  usualMinutes: null,
  seenFromOutside: {
    text: {
      ja: 'このサイトの名前が入った、新しい証明書に変わります。',
      en: 'The certificate changes to a new one that contains the name of this site.',
    },
    basis: 'verified',
  },
  expectedObservation: 'new-certificate',
  otherObservations: [],
  panelShowsWhenDone: [],
  hazards: ['few-rounds'],
  sources: [],
};

/** The last step everywhere. */
export const verifyRenewal: Step = {
  id: 'verify',
  title: { ja: '新しい期限を確かめる', en: 'Check the new expiry' },
  actions: [
    {
      ja: '証明書の期限が新しくなったことを確かめます。www ありとなしの両方を見てください。',
      en: 'Check that the certificate has a new expiry, both with and without www.',
    },
    {
      ja: '準備で無効にした .htaccess の設定があれば、元に戻します。',
      en: 'If you disabled something in .htaccess before, put it back.',
    },
  ],
  press: null,
  whatIsNormal: [],
  whatVisitorsSee: { ja: 'ふつうに見られます。', en: 'The site, as usual.' },
  usualMinutes: null,
  seenFromOutside: {
    text: { ja: '新しい証明書が、警告なしで見えます。', en: 'The new certificate shows, without any warning.' },
    basis: 'verified',
  },
  expectedObservation: 'new-certificate',
  otherObservations: [],
  panelShowsWhenDone: [],
  hazards: [],
  sources: [],
};
