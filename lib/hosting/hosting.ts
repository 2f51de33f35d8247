import type { Words } from '@/lib/words/locale';
import type { Playbook, Source } from './playbook';

export const hostingIds = ['conoha-wing', 'xserver', 'sakura', 'autossl', 'generic'] as const;
export type HostingId = (typeof hostingIds)[number];

/** What can be seen of a site that tells where it is hosted. All values are lower case, without a trailing dot. */
export type SignKind =
  'host-name' | 'reverse-name' | 'mail-server' | 'spf-include' | 'certificate-name' | 'name-server';

/** How a host is recognised. A weak sign is also seen on sites that are hosted elsewhere. */
export interface Sign {
  kind: SignKind;
  pattern: RegExp;
  strength: 'strong' | 'weak';
}

/** How the host renews by itself, and how it tells when that failed. */
export interface RenewalHabit {
  text: Words;
  /** Days before the expiry at which it tries, as it says itself; empty when not known. */
  triesDaysBefore: readonly number[];
  /** Days before the expiry at which its mail about a failed renewal comes; empty when not known. */
  mailsDaysBefore: readonly number[];
  /** Subjects of that mail, or the part of them that does not change. */
  mailSubjects: readonly string[];
  sources: readonly string[];
}

/** A hosting company as data. Nothing here is stated without a source, unless it is marked as inference. */
export interface Hosting {
  id: HostingId;
  name: Words;
  /** Where the owner logs in; null when not known. */
  panelUrl: string | null;
  /** Names in the certificate that the host shows when a site has none of its own. */
  defaultCertificateNames: readonly string[];
  /** Its own registrable domains, from which it writes and to which its mails lead; empty when not known. */
  ownDomains: readonly string[];
  signs: readonly Sign[];
  /** Whether its sites have an IPv6 address of the host's; null = not known. */
  hasIpv6: boolean | null;
  renewalHabit: RenewalHabit;
  playbook: Playbook;
  sources: readonly Source[];
}
