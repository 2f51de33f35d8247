import { caaFindings } from './finding-kinds/caa';
import { cdnFindings } from './finding-kinds/cdn';
import { hazardFindings } from './finding-kinds/hazards';
import { httpConnectionFindings } from './finding-kinds/http-connection';
import { httpRedirectFindings } from './finding-kinds/http-redirect';
import { httpFindings } from './finding-kinds/http';
import { issuerFindings } from './finding-kinds/issuer';
import { recordFindings } from './finding-kinds/record';
import type { FindingKind } from './finding';

/** The closed list of what a diagnosis can find, with how grave it is and its words. */
const kinds = {
  ...caaFindings,
  ...httpFindings,
  ...httpConnectionFindings,
  ...httpRedirectFindings,
  ...cdnFindings,
  ...hazardFindings,
  ...issuerFindings,
  ...recordFindings,
} satisfies Record<string, FindingKind>;

export type FindingName = keyof typeof kinds;

export const findingKinds: Readonly<Record<FindingName, FindingKind>> = kinds;

export function isFindingName(value: string): value is FindingName {
  return Object.hasOwn(kinds, value);
}
