/** What somebody is in this installation. */
export const roles = ['owner', 'editor', 'viewer'] as const;
export type Role = (typeof roles)[number];

/**
 * Everything that can be done here, each with the roles that may. The list is closed: an action, a page or a route names
 * one of these, and lib/testing/access.test.ts fails on one that names none.
 */
const table = {
  /** The board, a site's page, its recovery steps. */
  'sites.see': { roles: ['owner', 'editor', 'viewer'], needsAllSites: false },
  'sites.check': { roles: ['owner', 'editor'], needsAllSites: false },
  /** Begin a guided recovery, and say what was pressed in it. */
  'sites.recover': { roles: ['owner', 'editor'], needsAllSites: false },
  /** Pause, tick and untick endpoints. */
  'sites.change': { roles: ['owner', 'editor'], needsAllSites: false },
  /** Tags decide who sees a site: whoever sees only some must not change them, nor add what they would not see. */
  'sites.add': { roles: ['owner', 'editor'], needsAllSites: true },
  'sites.tag': { roles: ['owner', 'editor'], needsAllSites: true },
  'sites.delete': { roles: ['owner', 'editor'], needsAllSites: true },
  /** Say that one is at it, and put off what would be told again. */
  'events.answer': { roles: ['owner', 'editor'], needsAllSites: false },
  /** What is told and when, and what did not arrive. */
  'notices.manage': { roles: ['owner', 'editor'], needsAllSites: true },
  /** Where is told. Over a mail channel links for new passwords are sent too: whoever sets it up could read them. */
  'channels.manage': { roles: ['owner'], needsAllSites: false },
  /** Whether the watch runs, and with what figures. */
  'watch.see': { roles: ['owner', 'editor', 'viewer'], needsAllSites: true },
  'people.manage': { roles: ['owner'], needsAllSites: false },
  'audit.see': { roles: ['owner'], needsAllSites: false },
  /** How well this installation is protected. */
  'safety.see': { roles: ['owner'], needsAllSites: false },
  /** Whether the pages that explain are for everybody. */
  'learn.publish': { roles: ['owner'], needsAllSites: false },
  /** One's own password, second factor and sessions. */
  'account.self': { roles: ['owner', 'editor', 'viewer'], needsAllSites: false },
} as const satisfies Record<string, { roles: readonly Role[]; needsAllSites: boolean }>;

export type Permission = keyof typeof table;
export const permissions = Object.keys(table) as readonly Permission[];

export function isAllowed(permission: Permission, { role, seesAll }: { role: Role; seesAll: boolean }): boolean {
  const entry: { roles: readonly Role[]; needsAllSites: boolean } = table[permission];
  return entry.roles.includes(role) && (seesAll || !entry.needsAllSites);
}

export function readRole(text: string): Role {
  const role = roles.find((name) => name === text);
  if (!role) throw new Error(`Unknown role in the database: ${text}`);
  return role;
}
