import type { Dialer } from '@/lib/tls/dialer';
import type { FetchCapped } from '@/lib/tls/fetch-capped';

import type { DnsClient } from './dns/dns-client';

/** The ports that validation uses: 53, 80 and 443, and no others but in rehearsals. */
export interface ValidationPorts {
  dns: number;
  http: number;
  https: number;
}

/** Everything that a diagnosis needs from outside. */
export interface DiagnosisWorld {
  now: Date;
  /** Asks each question once within one diagnosis. */
  dns: DnsClient;
  /** Names of the DNS alone, not of this machine's hosts file: the CA does not have that. */
  dialer: Dialer;
  /** Which addresses may be dialled, besides public ones (CIDR). */
  allowNets: readonly string[];
  ports: ValidationPorts;
  fetch: FetchCapped;
  /** The ACME directory whose renewal information is read (RFC 9773); null = it is not. */
  acmeDirectory: string | null;
  /** Certificate transparency, with {domain} in the address; null = the owner does not allow the look-up. */
  transparencySearch: string | null;
}
