import { describeFinding } from './describe-finding';
import type { AddressObservation, PresentedCertificate } from './observation';
import type { Finding } from './problem';

interface Shown {
  observation: AddressObservation;
  isOwned: boolean;
}

/** Two certificates issued this share of a life apart are not one rollout: one server was renewed, the other forgotten. */
const renewalShare = 1 / 3;

/**
 * Says when the servers of a name show different things: one has the site's certificate and another a stranger's, or one
 * was renewed and another not. Large hosts always have several certificates in use; those were issued close together.
 */
export function findDifference(shown: readonly Shown[]): Finding | null {
  const answered = shown.flatMap(({ observation: { address, certificate }, isOwned }) =>
    certificate === null ? [] : [{ address, certificate, isOwned }],
  );
  const oldest = [...answered].sort((a, b) => +a.certificate.notBefore - +b.certificate.notBefore)[0];
  if (!oldest) return null;
  const isMixed = answered.some(({ isOwned }) => isOwned !== oldest.isOwned);
  const isForgotten = answered.some(({ certificate }) => wasRenewedAfter(oldest.certificate, certificate));
  if (!isMixed && !isForgotten) return null;
  const ends = answered.map(({ address, certificate }) => `${address} until ${certificate.notAfter.toISOString()}`);
  const behind = answered.filter(({ certificate, isOwned }) =>
    isMixed ? !isOwned : certificate.fingerprint256 === oldest.certificate.fingerprint256,
  );
  return { ...describeFinding('addresses-differ', ends.join(', ')), addresses: behind.map(({ address }) => address) };
}

function wasRenewedAfter(older: PresentedCertificate, newer: PresentedCertificate): boolean {
  const life = older.notAfter.getTime() - older.notBefore.getTime();
  return newer.notBefore.getTime() - older.notBefore.getTime() >= life * renewalShare;
}
