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
  { host: 'blog.example.jp', certificate: { daysLeft: 12 }, tag: 'ブログ' },
  { host: 'photo.example.jp', certificate: { daysLeft: 67 }, tag: 'ブログ' },
  { host: 'cafe.example.jp', certificate: { daysLeft: 25 }, tag: 'お店' },
  { host: 'shop.example.jp', certificate: { daysLeft: 3 }, tag: 'お店' },
  { host: 'school.example.jp', certificate: { daysLeft: -2 }, tag: '保守契約' },
  { host: 'music.example.jp', certificate: null, tag: 'ブログ' },
  { host: 'travel.example.jp', certificate: { daysLeft: 50, isChainSent: false }, tag: '保守契約' },
  { host: 'library.example.jp', certificate: { daysLeft: 33 }, tag: '保守契約', isPaused: true },
];

/** Names that lead nowhere: nobody listens at the first address, and no network leads to the second. */
export const demoNowhere = [
  { host: 'garden.example.jp', address: '127.0.0.2' },
  { host: 'night.example.jp', address: '127.255.255.255' },
] as const;
