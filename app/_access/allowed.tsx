import type { ReactNode } from 'react';
import { isAllowed, type Permission } from '@/lib/auth/permissions';
import { readVisitor } from './read-visitor';

/** Draws an act only for those who may do it. It is comfort, not the guard: that is defineAction. */
export async function Allowed({ to, children }: { to: Permission; children: ReactNode }) {
  const visitor = await readVisitor();
  return visitor && isAllowed(to, visitor) ? children : null;
}
