import { addressFindings } from './finding-kinds/addresses';
import { caaFindings } from './finding-kinds/caa';
import { cdnFindings } from './finding-kinds/cdn';
import { domainFindings } from './finding-kinds/domain';
import { hazardFindings } from './finding-kinds/hazards';
import { httpFindings } from './finding-kinds/http';
import { httpConnectionFindings } from './finding-kinds/http-connection';
import { httpRedirectFindings } from './finding-kinds/http-redirect';
import { issuerFindings } from './finding-kinds/issuer';
import { nameServerFindings } from './finding-kinds/name-servers';
import { ownerFindings } from './finding-kinds/owner';
import { recordFindings } from './finding-kinds/record';
import type { FindingKind } from './finding';

/** The closed list of what a diagnosis can find, with how grave it is and its words. */
const kinds = {
  ...domainFindings,
  ...nameServerFindings,
  ...addressFindings,
  ...caaFindings,
  ...httpFindings,
  ...httpConnectionFindings,
  ...httpRedirectFindings,
  ...cdnFindings,
  ...hazardFindings,
  ...issuerFindings,
  ...recordFindings,
  ...ownerFindings,
} satisfies Record<string, FindingKind>;

export type FindingName = keyof typeof kinds;

export const findingKinds: Readonly<Record<FindingName, FindingKind>> = kinds;

export function isFindingName(value: string): value is FindingName {
  return Object.hasOwn(kinds, value);
}
