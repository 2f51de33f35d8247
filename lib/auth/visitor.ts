import type { SiteScope } from '@/lib/db/site-scope';
import type { Role } from './permissions';

/** Somebody who is signed in, or a program that came with their key. */
export interface Visitor {
  personId: string;
  email: string;
  name: string;
  role: Role;
  seesAll: boolean;
  /** The sites that they may see, for every query. */
  scope: SiteScope;
  /** The session that the browser came with; null for a program. */
  sessionId: string | null;
  /** What the audit log calls them: the e-mail address, or the key. */
  signature: string;
}
