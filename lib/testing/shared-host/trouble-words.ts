import type { Words } from '@/lib/words/locale';

import type { OffLook, OnResult } from './trouble';

/** What goes wrong, for a person who wants to rehearse it. */
export const offWords: Readonly<Record<OffLook, Words>> = {
  'host-default': { ja: 'ふつう(サーバーの証明書と503)', en: 'as usual (the host’s certificate and 503)' },
  refused: { ja: '接続できない', en: 'connections are refused' },
  alert: { ja: 'そのような名前はない、と断られる', en: 'refused by name (TLS alert)' },
  'another-name': { ja: 'ほかのサイトの証明書', en: 'somebody else’s certificate' },
  unchanged: { ja: '外からは変わらない(CDNなど)', en: 'nothing changes outside (a CDN)' },
  never: { ja: 'いつまでも終わらない', en: 'it never ends' },
};

export const onWords: Readonly<Record<OnResult, Words>> = {
  new: { ja: 'ふつう(新しい証明書)', en: 'as usual (a new certificate)' },
  'same-old': { ja: '前と同じ古い証明書', en: 'the same old certificate' },
  'another-issuer': { ja: '別の発行者の新しい証明書', en: 'a new one from another issuer' },
  staging: { ja: '試験用の発行者の証明書', en: 'one from a staging issuer' },
  'without-www': { ja: 'wwwの名前が入っていない', en: 'one without www' },
  'unverified-chain': { ja: '中間証明書が足りない', en: 'an incomplete chain' },
  'still-503': { ja: '証明書は新しいがページは503', en: 'a new one, but the pages answer 503' },
  never: { ja: 'いつまでも終わらない', en: 'it never ends' },
};

export const flappingWords = {
  none: { ja: 'なし', en: 'none' },
  apex: { ja: 'wwwなし', en: 'without www' },
  www: { ja: 'wwwあり', en: 'with www' },
} as const satisfies Record<string, Words>;
