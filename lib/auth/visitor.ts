import type { SiteScope } from '@/lib/db/site-scope';
import type { Role } from './permissions';

/** Somebody who is signed in. */
export interface Visitor {
  personId: string;
  email: string;
  name: string;
  role: Role;
  seesAll: boolean;
  /** The sites that they may see, for every query. */
  scope: SiteScope;
  /** The session that the browser came with. */
  sessionId: string;
  /** What the audit log calls them. */
  signature: string;
}
