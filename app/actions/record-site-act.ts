import 'server-only';
import type { AuditAct } from '@/lib/auth/audit-acts';
import { recordAct } from '@/lib/auth/record-act';
import type { Visitor } from '@/lib/auth/visitor';
import { db } from '@/lib/db/client';
import { findEndpointName } from '@/lib/db/find-endpoint-name';
import { findSiteName, listSiteNames } from '@/lib/db/find-site-name';
import { toDisplayName } from '@/lib/tls/display-name';

/** Writes down what somebody did to a site, deleted or not. */
export async function recordSiteAct(
  visitor: Visitor,
  act: AuditAct,
  siteId: string,
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  const site = await findSiteName(db(), null, siteId);
  await recordAct(db(), visitor, act, { subjectId: siteId, subjectName: site ? toDisplayName(site) : '', details });
}

export async function recordEndpointAct(visitor: Visitor, act: AuditAct, endpointId: string): Promise<void> {
  const endpoint = await findEndpointName(db(), endpointId);
  const subjectName = endpoint ? toDisplayName(endpoint) : '';
  await recordAct(db(), visitor, act, { subjectId: endpointId, subjectName });
}

/** One entry for all that one press has added, or brought back. */
export async function recordAddedSites(visitor: Visitor, added: readonly { siteId: string }[]): Promise<void> {
  if (added.length === 0) return;
  const siteIds = added.map(({ siteId }) => siteId);
  const names = (await listSiteNames(db(), siteIds)).map(toDisplayName);
  const [siteId = '', ...others] = siteIds;
  const subject = others.length === 0 ? { subjectId: siteId, subjectName: names[0] ?? '' } : {};
  await recordAct(db(), visitor, 'sites-added', { ...subject, details: { sites: names } });
}
