import { toDisplayName } from '@/lib/tls/display-name';
import { urgencyRank } from '@/lib/tls/status';

import { insertAuditEntry } from './audit';
import type { Actor } from './audit';
import type { Counterpart } from './claim-endpoints';
import { firstInLine } from './first-in-line';
import type { Database, Transaction } from './open-database';
import type { StatusRules } from './status-rules';
import { addTagsOfEach } from './store-tags';
import { updateSiteStatuses } from './update-site-statuses';

export interface NewSite {
  siteId: string;
  host: string;
  port: number;
  displayHost: string;
  counterpart: Counterpart;
  /** What was typed of it. */
  endpoints: readonly { endpointId: string; host: string }[];
  /** Of its own, besides those that all get. */
  tags?: readonly string[];
}

/** `restored` was deleted and is back · `extended` was there, but not every name of it was watched · `known` was there. */
export interface InsertedSite {
  siteId: string;
  displayHost: string;
  outcome: 'added' | 'restored' | 'extended' | 'known';
}

interface InsertTerms {
  tags: readonly string[];
  rules: StatusRules;
  now: Date;
}

/**
 * Stores sites that do not exist yet, all in one transaction, and answers in their order. Whoever comes second with the
 * same name, be it from another process, finds it `known`.
 */
export async function insertSites(
  db: Database,
  by: Actor,
  sites: readonly NewSite[],
  terms: InsertTerms,
): Promise<InsertedSite[]> {
  return db.$transaction(async (tx) => {
    const existing = await findExisting(tx, sites);
    await createSites(
      tx,
      sites.filter((site) => !existing.has(keyOf(site))),
      terms.now,
    );
    const inserted: InsertedSite[] = [];
    for (const site of sites) {
      const found = existing.get(keyOf(site));
      const { siteId, displayHost } = found ?? site;
      const outcome = found ? await addToExisting(tx, found, site, terms) : 'added';
      inserted.push({ siteId, displayHost, outcome });
    }
    const tagged = inserted.flatMap(({ siteId, outcome }, index) =>
      outcome === 'known' ? [] : [{ siteId, tags: [...new Set([...terms.tags, ...(sites[index]?.tags ?? [])])] }],
    );
    await addTagsOfEach(tx, tagged);
    await writeDown(tx, by, sites, inserted, terms.now);
    return inserted;
  });
}

interface ExistingSite {
  siteId: string;
  displayHost: string;
  isDeleted: boolean;
  /** The hosts that are watched, and those which are not. */
  watched: ReadonlySet<string>;
  unwatched: ReadonlySet<string>;
}

async function findExisting(tx: Transaction, sites: readonly NewSite[]): Promise<ReadonlyMap<string, ExistingSite>> {
  const rows = await tx.site.findMany({
    where: { host: { in: sites.map((site) => site.host) } },
    select: {
      id: true,
      host: true,
      port: true,
      displayHost: true,
      deletedAt: true,
      endpoints: { select: { host: true, watched: true } },
    },
  });
  return new Map(
    rows.map((row) => [
      keyOf(row),
      {
        siteId: row.id,
        displayHost: row.displayHost,
        isDeleted: row.deletedAt !== null,
        watched: new Set(row.endpoints.filter(({ watched }) => watched).map(({ host }) => host)),
        unwatched: new Set(row.endpoints.filter(({ watched }) => !watched).map(({ host }) => host)),
      },
    ]),
  );
}

function keyOf({ host, port }: { host: string; port: number }): string {
  return `${host}:${port}`;
}

async function createSites(tx: Transaction, sites: readonly NewSite[], now: Date): Promise<void> {
  const status = 'unknown';
  await tx.site.createMany({
    data: sites.map(({ siteId, host, port, displayHost, counterpart }) => ({
      id: siteId,
      host,
      port,
      displayHost,
      counterpart,
      createdAt: now,
      status,
      statusAt: now,
      urgency: urgencyRank(status),
    })),
  });
  await createEndpoints(tx, sites, now);
}

async function createEndpoints(
  tx: Transaction,
  sites: readonly Pick<NewSite, 'siteId' | 'port' | 'endpoints'>[],
  now: Date,
): Promise<void> {
  await tx.endpoint.createMany({
    data: sites.flatMap(({ siteId, port, endpoints }) =>
      endpoints.map(({ endpointId, host }) => ({
        id: endpointId,
        siteId,
        host,
        port,
        createdAt: now,
        dueAt: firstInLine,
      })),
    ),
  });
}

/** Brings a deleted site back, and watches what was typed of one that is there. Nothing that was watched is lost. */
async function addToExisting(
  tx: Transaction,
  found: ExistingSite,
  { port, counterpart, endpoints }: NewSite,
  { rules, now }: InsertTerms,
): Promise<InsertedSite['outcome']> {
  const { siteId, isDeleted, watched, unwatched } = found;
  const missing = endpoints.filter(({ host }) => !watched.has(host));
  if (!isDeleted && missing.length === 0) return 'known';
  const created = missing.filter(({ host }) => !unwatched.has(host));
  await createEndpoints(tx, [{ siteId, port, endpoints: created }], now);
  await tx.endpoint.updateMany({
    where: { siteId, host: { in: missing.map(({ host }) => host) } },
    data: { watched: true, dueAt: firstInLine },
  });
  if (isDeleted) {
    await tx.site.updateMany({ where: { id: siteId }, data: { deletedAt: null, pausedAt: null } });
    await tx.endpoint.updateMany({ where: { siteId }, data: { dueAt: firstInLine } });
  }
  if (counterpart === 'wanted') {
    await tx.site.updateMany({ where: { id: siteId, counterpart: 'declined' }, data: { counterpart } });
  }
  await updateSiteStatuses(tx, [siteId], rules, now);
  return isDeleted ? 'restored' : 'extended';
}

/** One entry for all that was added, or brought back, at once. */
async function writeDown(
  tx: Transaction,
  { personId, signature }: Actor,
  sites: readonly NewSite[],
  inserted: readonly InsertedSite[],
  now: Date,
): Promise<void> {
  const added = inserted.flatMap(({ siteId, displayHost, outcome }, index) =>
    outcome === 'known' ? [] : [{ siteId, name: toDisplayName({ displayHost, port: sites[index]?.port ?? 443 }) }],
  );
  const [first, ...others] = added;
  if (!first) return;
  const subject = others.length === 0 ? { subjectId: first.siteId, subjectName: first.name } : {};
  const details = { sites: added.map(({ name }) => name).sort() };
  await insertAuditEntry(tx, { personId, personName: signature, act: 'sites-added', ...subject, details }, now);
}
