import { describe, expect, it } from 'vitest';
import { mintIntermediate, mintLeaf, mintRoot, readMinted } from '@/lib/testing/mint';
import { isChainInOrder } from './chain-order';
import { describeCertificate } from './describe-certificate';
import type { PresentedCertificate } from './observation';

const root = mintRoot();
const upper = mintIntermediate(root, { commonName: 'Upper' });
const lower = mintIntermediate(upper, { commonName: 'Lower' });
const [rootFacts, upperFacts, lowerFacts, leaf] = [root, upper, lower, mintLeaf(lower)].map((minted) => {
  const facts = describeCertificate(readMinted(minted));
  if (facts === null) throw new Error('a certificate of our own cannot be read');
  return facts;
}) as [PresentedCertificate, PresentedCertificate, PresentedCertificate, PresentedCertificate];

describe('isChainInOrder', () => {
  it('likes each certificate after the one that it issued, with or without the root', () => {
    expect(isChainInOrder(leaf, [])).toBe(true);
    expect(isChainInOrder(leaf, [lowerFacts, upperFacts])).toBe(true);
    expect(isChainInOrder(leaf, [lowerFacts, upperFacts, rootFacts])).toBe(true);
  });

  it('does not like them swapped, or strangers between them', () => {
    expect(isChainInOrder(leaf, [upperFacts, lowerFacts])).toBe(false);
    expect(isChainInOrder(leaf, [lowerFacts, rootFacts, upperFacts])).toBe(false);
  });
});
