import { commonSources } from './common-hazards';
import type { Source } from './playbook';

/** What the ConoHa WING playbook rests on: the host's own pages first, then owners' reports. */
export const conohaSources: readonly Source[] = [
  {
    id: 'conoha-renewal',
    url: 'https://support.conoha.jp/w/letsencrypt-update/#02',
    title: { ja: 'ConoHa WING サポート: 無料独自SSLの更新', en: 'ConoHa WING support: renewal of the free SSL' },
  },
  {
    id: 'conoha-renewal-causes',
    url: 'https://support.conoha.jp/w/alphassl-update/',
    title: { ja: 'ConoHa WING サポート: アルファSSLの更新', en: 'ConoHa WING support: renewal of アルファSSL' },
  },
  {
    id: 'owner-2021',
    url: 'https://www.apt-blog-2021.com/1692/conohassl/',
    title: {
      ja: '体験談: 自動更新に失敗したとき(2021年)',
      en: 'An owner’s report on a failed renewal (2021, in Japanese)',
    },
  },
  {
    id: 'owner-causes',
    url: 'https://magazine2374.com/conoha-ssl-renewal-notice/',
    title: { ja: '体験談: 更新のご案内メールと原因', en: 'An owner’s report on the mail and its causes (in Japanese)' },
  },
  {
    id: 'owner-found-off',
    url: 'https://taniado.com/?p=1438',
    title: { ja: '体験談: 設定がOFFになっていた例', en: 'An owner’s report: the setting was OFF (in Japanese)' },
  },
  {
    id: 'owner-limit',
    url: 'https://neachi.net/entry/conoha-quickssl',
    title: {
      ja: '体験談: 1週間発行できなかった例',
      en: 'An owner’s report: a week without a certificate (in Japanese)',
    },
  },
  {
    id: 'ga4-hours',
    url: 'https://www.gpol.co.jp/blog/300',
    title: { ja: 'GA4で曜日と時間帯を見る方法', en: 'Visits by weekday and hour in GA4 (in Japanese)' },
  },
  ...commonSources,
];
