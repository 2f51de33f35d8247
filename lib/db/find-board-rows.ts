import { findingsAt } from '@/lib/tls/findings-at';

import type { BoardEndpoint, BoardRow } from './find-board';
import type { Prisma } from './generated/client';
import type { Database } from './open-database';
import type { StatusRules } from './status-rules';
import { readFindings } from './stored-findings';
import { readStatus } from './stored-status';

const columns = {
  id: true,
  displayHost: true,
  host: true,
  port: true,
  status: true,
  pausedAt: true,
  createdAt: true,
  expiresAt: true,
  checkedAt: true,
  tags: { select: { tag: { select: { id: true, name: true } } }, orderBy: { tag: { name: 'asc' } } },
  endpoints: {
    where: { watched: true },
    orderBy: [{ createdAt: 'asc' }, { host: 'asc' }],
    select: {
      id: true,
      host: true,
      port: true,
      checkedAt: true,
      findings: true,
      certificate: { select: { notBefore: true, notAfter: true } },
    },
  },
} as const satisfies Prisma.SiteSelect;

type SiteRow = Prisma.SiteGetPayload<{ select: typeof columns }>;
type EndpointRow = SiteRow['endpoints'][number];

/** The sites of these ids that are not deleted, as rows of the board, in the order of the ids. */
export async function findBoardRows(
  db: Database,
  siteIds: readonly string[],
  rules: StatusRules,
  now: Date,
): Promise<BoardRow[]> {
  const sites = await db.site.findMany({ where: { id: { in: [...siteIds] }, deletedAt: null }, select: columns });
  const rows = new Map(sites.map((site) => [site.id, toBoardRow(site, rules, now)]));
  return siteIds.map((id) => rows.get(id)).filter((row) => row !== undefined);
}

function toBoardRow(
  { id, status, pausedAt, tags, endpoints, ...site }: SiteRow,
  rules: StatusRules,
  now: Date,
): BoardRow {
  return {
    ...site,
    siteId: id,
    status: readStatus(status),
    isPaused: pausedAt !== null,
    tags: tags.map(({ tag }) => ({ tagId: tag.id, name: tag.name })),
    endpoints: endpoints.map((endpoint) => toBoardEndpoint(endpoint, rules, now)),
  };
}

function toBoardEndpoint(
  { id, findings, certificate, ...endpoint }: EndpointRow,
  rules: StatusRules,
  now: Date,
): BoardEndpoint {
  return {
    ...endpoint,
    endpointId: id,
    validity: certificate,
    topFinding: findingsAt(readFindings(findings), certificate, rules.urgency, now)[0] ?? null,
  };
}
