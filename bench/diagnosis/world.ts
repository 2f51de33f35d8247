import type { ValidationPorts } from '@/lib/diagnosis/world';

/** What the processes of the bench know of each other. */
export interface ServedWorld {
  host: string;
  dnsServer: string;
  ports: ValidationPorts;
  /** Of a certificate with an authority key identifier, in base64. */
  leaf: string;
  acmeDirectory: string;
}
