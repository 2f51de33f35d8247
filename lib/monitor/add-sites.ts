import type { Actor } from '@/lib/db/audit';
import { insertSites } from '@/lib/db/insert-sites';
import type { InsertedSite } from '@/lib/db/insert-sites';
import type { TargetRefusal, TargetWarning } from '@/lib/tls/parse-target';

import { checkDueEndpoints } from './check-due-endpoints';
import type { Monitor } from './monitor';
import { readEntries } from './read-entries';
import type { TypedSite } from './read-entries';
import { splitTargets } from './split-targets';
import type { SplitResult } from './split-targets';
import { parseTagNames } from './tag-name';
import type { RefusedTag } from './tag-name';

export interface AddSitesOptions {
  /** False = only what was typed; remembered, so that the other form (with or without "www.") is not added later. */
  withCounterpart: boolean;
  tags?: readonly string[];
}

export interface AddedEntry {
  /** As it was typed. */
  text: string;
  siteId: string;
  displayHost: string;
  /** Worth a word, but no reason to refuse. */
  warnings: readonly TargetWarning[];
}

export interface DuplicateEntry {
  text: string;
  siteId: string;
  displayHost: string;
  port: number;
}

export interface RefusedEntry {
  text: string;
  refusal: TargetRefusal;
}

export interface AddSitesResult {
  /** Also sites that were there while this name of theirs was not watched. */
  added: readonly AddedEntry[];
  /** Were deleted, and are back with their history. */
  restored: readonly AddedEntry[];
  /** Are watched already, or stand twice in the same form in this text; each site is said once. */
  duplicates: readonly DuplicateEntry[];
  refused: readonly RefusedEntry[];
  /** The sites were added without these tags. */
  refusedTags: readonly RefusedTag[];
  /** Set when the text was too much at once: nothing was added. */
  tooMuch: Exclude<SplitResult, { kind: 'entries' }> | null;
}

/**
 * Adds every name in a pasted text, all in one transaction, and lets their first looks begin in the background.
 * It returns as soon as the sites are stored.
 */
export async function addSites(
  monitor: Monitor,
  by: Actor,
  text: string,
  options: AddSitesOptions,
): Promise<AddSitesResult> {
  const split = splitTargets(text);
  if (split.kind !== 'entries') return { ...nothing, tooMuch: split };
  const { sites, refused } = readEntries(split.entries, monitor.targets, options.withCounterpart);
  const tags = parseTagNames(options.tags ?? []);
  const { db, rules } = monitor;
  const stored =
    sites.length === 0 ? [] : await insertSites(db, by, sites, { tags: tags.names, rules, now: monitor.now() });
  if (stored.some((site) => site.outcome !== 'known')) monitor.background.start(() => checkDueEndpoints(monitor));
  return { ...nothing, ...sortByOutcome(sites, stored), refused, refusedTags: tags.refused };
}

const nothing: AddSitesResult = {
  added: [],
  restored: [],
  duplicates: [],
  refused: [],
  refusedTags: [],
  tooMuch: null,
};

function sortByOutcome(sites: readonly TypedSite[], stored: readonly InsertedSite[]) {
  const entries = stored.flatMap((site, index) => {
    const typed = sites[index];
    return typed
      ? [{ ...site, port: typed.port, texts: typed.texts, repeats: typed.repeats, warnings: typed.warnings }]
      : [];
  });
  type Entry = (typeof entries)[number];
  const toAdded = ({ siteId, displayHost, texts, warnings }: Entry) => ({
    text: texts[0],
    siteId,
    displayHost,
    warnings,
  });
  return {
    added: entries.filter(({ outcome }) => outcome === 'added' || outcome === 'extended').map(toAdded),
    restored: entries.filter(({ outcome }) => outcome === 'restored').map(toAdded),
    duplicates: entries.flatMap(({ siteId, displayHost, port, texts, repeats, outcome }) => {
      const text = outcome === 'known' ? texts[0] : repeats[0];
      return text === undefined ? [] : [{ text, siteId, displayHost, port }];
    }),
  };
}
