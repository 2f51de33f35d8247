import type { AddressObservation, CertificateFacts, Observation } from '@/lib/tls/observation';

/** What is kept of one address of a look: everything but the bytes of certificates. */
export interface SeenAddress extends Omit<AddressObservation, 'certificate' | 'chain'> {
  certificate: CertificateFacts | null;
  chain: readonly CertificateFacts[];
}

/** What is kept of a look. */
export interface SeenObservation extends Omit<Observation, 'addresses'> {
  addresses: readonly SeenAddress[];
}
