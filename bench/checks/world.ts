/** What the processes of the bench know of each other. */
export interface ServedWorld {
  hostCount: number;
  port: number;
  /** Takes connections and never says a word. */
  silentPort: number;
  dnsServer: string;
  rootPem: string;
  /** Where the revocation list is fetched from. */
  filePort: number;
}

/** More than any memory of certificates holds, so that none of them flatters: each host has a certificate of its own. */
export const hostCount = 1000;

export function hostOf(index: number): string {
  return `site-${index % hostCount}.bench.test`;
}
