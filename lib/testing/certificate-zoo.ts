import { chainCases } from './zoo/chain-cases';
import { dateCases } from './zoo/date-cases';
import { nameCases } from './zoo/name-cases';
import { protocolCases } from './zoo/protocol-cases';
import { revocationCases } from './zoo/revocation-cases';
import { strengthCases } from './zoo/strength-cases';
import type { ZooCase } from './zoo/zoo-world';

/** Servers whose certificates are good and bad in every way that is known, by what is wrong. */
export const zooGroups: Readonly<Record<string, readonly ZooCase[]>> = {
  dates: dateCases,
  chains: chainCases,
  names: nameCases,
  strength: strengthCases,
  protocols: protocolCases,
  revocation: revocationCases,
};

export const zooCases = Object.values(zooGroups).flat();
