import { insertAuditEntry } from '@/lib/db/audit';
import type { Actor } from '@/lib/db/audit';
import { findSitesNamed } from '@/lib/db/find-sites-named';
import type { SiteScope } from '@/lib/db/site-scope';
import { readHostMail } from '@/lib/letters/read-host-mail';
import type { HostMail } from '@/lib/letters/read-host-mail';

import { addSites } from './add-sites';
import { checkSite } from './check-site';
import { compareMail, countWatchedNames } from './compare-mail';
import type { MailComparison } from './compare-mail';
import type { Monitor } from './monitor';
import { readMail } from './read-mail';

export interface MailTerms {
  scope: SiteScope;
  /** Adds the names that nobody watches. */
  isAdding: boolean;
  /** Whether a site may be looked at now: anybody can send mails, and each names up to twenty. */
  mayLook: (siteId: string) => Promise<boolean>;
}

export interface ReceivedMail {
  mail: HostMail;
  comparisons: readonly MailComparison[];
  checkedIds: ReadonlySet<string>;
  addedIds: ReadonlySet<string>;
}

/**
 * Reads a host's mail, looks at the watched sites that it names, and tells both. Of the mail nothing is kept but the names
 * of those sites, in the audit log.
 *
 * @param bytes at most a few megabytes, of anything
 */
export async function receiveMail(
  monitor: Monitor,
  by: Actor,
  bytes: Buffer,
  { scope, isAdding, mayLook }: MailTerms,
): Promise<ReceivedMail> {
  const { db, now } = monitor;
  const mail = await countWatchedNames(db, scope, readHostMail(await readMail(bytes)));
  const addedIds = isAdding ? await addNames(monitor, by, mail.names) : new Set<string>();
  const checkedIds = new Set<string>();
  const sites = await findSitesNamed(db, scope, mail.names);
  await Promise.all(
    sites.map(async ({ siteId }) => {
      if (!(await mayLook(siteId))) return;
      const looked = await checkSite(monitor, siteId);
      if (looked.kind === 'checked') checkedIds.add(siteId);
    }),
  );
  const told = { personId: by.personId, personName: by.signature, act: 'mail-received' as const };
  const [first, ...others] = sites;
  const subject = first && others.length === 0 ? { subjectId: first.siteId, subjectName: first.displayHost } : {};
  const names = sites.map(({ displayHost }) => displayHost);
  await insertAuditEntry(db, { ...told, ...subject, details: { sites: names } }, now());
  return { mail, comparisons: await compareMail(db, scope, mail, now()), checkedIds, addedIds };
}

async function addNames(monitor: Monitor, by: Actor, names: readonly string[]): Promise<ReadonlySet<string>> {
  const { added, restored } = await addSites(monitor, by, names.join('\n'), { withCounterpart: true });
  return new Set([...added, ...restored].map(({ siteId }) => siteId));
}
