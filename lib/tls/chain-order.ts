import type { PresentedCertificate } from './observation';

/**
 * Whether a server sent its chain in the order that old clients need: each certificate after the one that it issued
 * (RFC 5246 §7.4.2). Browsers sort it themselves, so a wrong order is worth a word to the owner and no more.
 */
export function isChainInOrder(leaf: PresentedCertificate, chain: readonly PresentedCertificate[]): boolean {
  return chain.every(({ subject }, index) => (index === 0 ? leaf : chain[index - 1])?.issuer === subject);
}
