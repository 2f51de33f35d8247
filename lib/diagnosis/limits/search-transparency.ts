import type { DiagnosisWorld } from '@/lib/diagnosis/world';
import { withDeadline } from '@/lib/tls/with-deadline';

import { readTransparency } from './issued';
import type { Issued } from './issued';

/** What a search in certificate transparency came to; null = the owner does not allow it. */
export type Search = { ok: true; issued: readonly Issued[] } | { ok: false; detail: string } | null;

const largestAnswer = 4 * 1024 * 1024;
const searchMs = 18_000;

/** Two checkers ask: within one diagnosis the service is asked once. */
const known = new WeakMap<DiagnosisWorld, Promise<Search>>();

/** @param host the site of the diagnosis */
export function searchTransparency(host: string, world: DiagnosisWorld, signal: AbortSignal): Promise<Search> {
  const search = known.get(world) ?? askService(host, world, signal);
  known.set(world, search);
  return search;
}

async function askService(
  host: string,
  { transparencySearch, fetch }: DiagnosisWorld,
  signal: AbortSignal,
): Promise<Search> {
  if (transparencySearch === null) return null;
  const url = transparencySearch.replaceAll('{domain}', encodeURIComponent(host));
  const fetched = await withDeadline(searchMs, signal, (own) => fetch(url, { maxBytes: largestAnswer, signal: own }));
  if (!fetched.ok) return fetched;
  const issued = readTransparency(fetched.bytes);
  return issued === null ? { ok: false, detail: 'an answer that cannot be read' } : { ok: true, issued };
}
