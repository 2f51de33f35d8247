import type { OldCertificate } from '@/lib/testing/shared-host/host-authority';

/** A domain on the stand-in host, as the demo begins. */
export interface DemoDomain {
  host: string;
  /** null = SSL is OFF. */
  certificate: OldCertificate | null;
  tag: string;
  isPaused?: boolean;
}

/** One in every state that a blogger or an agency may meet; the first is the one to recover. */
export const demoDomains: readonly DemoDomain[] = [
  { host: 'blog.example', certificate: { daysLeft: 12 }, tag: 'ブログ' },
  { host: 'photo.example', certificate: { daysLeft: 67 }, tag: 'ブログ' },
  { host: 'cafe.example', certificate: { daysLeft: 25 }, tag: 'お店' },
  { host: 'shop.example', certificate: { daysLeft: 3 }, tag: 'お店' },
  { host: 'school.example', certificate: { daysLeft: -2 }, tag: '保守契約' },
  { host: 'music.example', certificate: null, tag: 'ブログ' },
  { host: 'travel.example', certificate: { daysLeft: 50, isChainSent: false }, tag: '保守契約' },
  { host: 'library.example', certificate: { daysLeft: 33 }, tag: '保守契約', isPaused: true },
];

/** Names that lead nowhere: nobody listens at the first address, and no network leads to the second. */
export const demoNowhere = [
  { host: 'garden.example', address: '127.0.0.2' },
  { host: 'night.example', address: '127.255.255.255' },
] as const;
