import { findImportMatches } from '@/lib/db/find-import-matches';
import type { ImportMatch } from '@/lib/db/find-import-matches';
import type { TargetRefusal } from '@/lib/tls/parse-target';
import { parseTarget } from '@/lib/tls/parse-target';
import type { TargetPolicy } from '@/lib/tls/parse-target';

import type { Monitor } from './monitor';
import { readEntries } from './read-entries';
import type { TypedSite } from './read-entries';
import type { SiteRow } from './site-table';
import { parseTagNames, tagLimits } from './tag-name';

/** What would become of a site: `more` = it is there, but not every name of it is watched; `tags` = only tags are new. */
export type PlannedKind = 'new' | 'restored' | 'more' | 'tags' | 'known';

export interface PlannedSite {
  kind: PlannedKind;
  site: TypedSite;
  /** That it would get. */
  tags: readonly string[];
  /** That it cannot get: no names of tags, or too many on one site. */
  refusedTags: readonly string[];
  /** The site that is there. */
  siteId: string | null;
}

export interface RefusedRow {
  row: SiteRow;
  refusal: TargetRefusal;
}

export interface ImportPlan {
  sites: readonly PlannedSite[];
  refused: readonly RefusedRow[];
}

/** Judges rows without writing anything: each site once, in the order of the first row that names it. */
export async function planImport(
  { db, targets }: Monitor,
  rows: readonly SiteRow[],
  withCounterpart: boolean,
): Promise<ImportPlan> {
  const entries = rows.map((row) => ({ row, text: toEntry(row, targets) }));
  const read = readEntries(
    entries.map(({ text }) => text),
    targets,
    withCounterpart,
  );
  const tags = gatherTags(entries);
  const matches = await findImportMatches(
    db,
    read.sites.map(({ host }) => host),
  );
  const rowsOf = new Map(entries.map(({ row, text }) => [text, row]));
  return {
    sites: read.sites.map((site) => planSite(site, tags, matches.get(`${site.host}:${site.port}`))),
    refused: read.refused.map(({ text, refusal }) => ({ row: rowsOf.get(text) ?? plainRow(text), refusal })),
  };
}

/** A cell with a port of its own keeps it. A port that is none stays with the name, to be refused with its reason. */
function toEntry({ text, port }: SiteRow, targets: TargetPolicy): string {
  if (port === '' || text === '') return text;
  const parsed = parseTarget(text, targets);
  if (!parsed.ok || parsed.target.port !== 443) return text;
  return `${parsed.displayHost}:${port}`;
}

function gatherTags(entries: readonly { row: SiteRow; text: string }[]): ReadonlyMap<string, ReadonlySet<string>> {
  const tags = new Map<string, Set<string>>();
  for (const { row, text } of entries) {
    const known = tags.get(text) ?? new Set();
    for (const tag of row.tags) known.add(tag);
    tags.set(text, known);
  }
  return tags;
}

function planSite(
  site: TypedSite,
  tagsOf: ReadonlyMap<string, ReadonlySet<string>>,
  match: ImportMatch | undefined,
): PlannedSite {
  const written = new Set(site.texts.flatMap((text) => [...(tagsOf.get(text) ?? [])]));
  const { names, refused } = parseTagNames([...written]);
  const carried = match?.tags ?? new Set<string>();
  const wanted = names.filter((name) => !carried.has(name));
  const room = Math.max(0, tagLimits.perSite - carried.size);
  const tags = wanted.slice(0, room);
  const refusedTags = [...refused.map(({ text }) => text), ...wanted.slice(room)];
  return { kind: kindOf(site, match, tags), site, tags, refusedTags, siteId: match?.siteId ?? null };
}

function kindOf({ endpoints }: TypedSite, match: ImportMatch | undefined, tags: readonly string[]): PlannedKind {
  if (!match) return 'new';
  if (match.isDeleted) return 'restored';
  if (endpoints.some(({ host }) => !match.watched.has(host))) return 'more';
  return tags.length > 0 ? 'tags' : 'known';
}

function plainRow(text: string): SiteRow {
  return { text, port: '', tags: [] };
}
