/**
 * When a certificate is normally renewed, and since when it is late. `own` by this site's own past renewals · `host` by its
 * host's habit · `share` by the share of its life that issuers recommend.
 */
export interface UsualRenewal {
  basis: 'own' | 'host' | 'share';
  /** Whole days before the end. */
  daysLeft: number;
  /** When this certificate should have been renewed by that habit. */
  dueAt: Date;
  /** How many past renewals it was learned from; 0 unless `own`. */
  learnedFrom: number;
}
