import { prismaAdapter } from 'better-auth/adapters/prisma';

import type { Database } from './open-database';

/** The tables of people and sessions, in the form in which better-auth reads and writes them. */
export function authStore(db: Database) {
  return prismaAdapter(db, { provider: 'sqlite', transaction: true });
}
