import type { Hazard, RoundLimits, Source } from './playbook';

/** Sources that hold for every host. */
export const commonSources: readonly Source[] = [
  {
    id: 'lets-encrypt-limits',
    url: 'https://letsencrypt.org/docs/rate-limits/',
    title: { ja: 'Let’s Encrypt: 発行の上限', en: 'Let’s Encrypt: rate limits' },
  },
  {
    id: 'validity',
    url: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
    title: { ja: 'RFC 5280: 証明書の有効期間', en: 'RFC 5280: validity of a certificate' },
  },
  {
    id: 'hsts',
    url: 'https://www.rfc-editor.org/rfc/rfc6797#section-12.1',
    title: { ja: 'RFC 6797: HSTS と警告', en: 'RFC 6797: HSTS and warnings' },
  },
];

/** Two tries a day, and a stop at four in seven days, leave one certificate in reserve: our inference from the issuer's five. */
export const roundLimits: RoundLimits = {
  perDay: 2,
  perSevenDays: 4,
  basis: 'inference',
  certificatesPerSevenDays: 5,
  sources: ['lets-encrypt-limits'],
};

export const beforeExpiry: Hazard = {
  id: 'before-expiry',
  title: { ja: '期限の前に行います', en: 'Do it before the expiry' },
  text: {
    ja: '期限を過ぎると、直るまで見に来た人に警告が出続けます。余裕のあるうちに行ってください。',
    en: 'After the expiry every visitor meets a warning until it is repaired. Do it while there is time to spare.',
  },
  basis: 'verified',
  forbidsPressWhen: null,
  sources: ['validity'],
};

export const fewRounds: Hazard = {
  id: 'few-rounds',
  title: { ja: '何度も繰り返さないでください', en: 'Do not repeat it many times' },
  text: {
    ja: 'Let’s Encrypt の証明書は、同じ名前の組で7日間に5枚までです。目安として1日に2回まで、7日間で4回試してもだめなら、やめてサポートに相談してください。',
    en: 'Let’s Encrypt issues at most 5 certificates in 7 days for the same set of names. As a rule of thumb, try at most twice a day, and after 4 times in 7 days stop and ask the support.',
  },
  basis: 'inference',
  forbidsPressWhen: 'too-many-rounds',
  sources: ['lets-encrypt-limits'],
};
