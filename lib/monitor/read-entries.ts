import { randomUUID } from 'node:crypto';

import type { NewSite } from '@/lib/db/insert-sites';
import { toDisplayHost } from '@/lib/tls/display-host';
import { parseTarget } from '@/lib/tls/parse-target';
import type { ParsedTarget, TargetPolicy, TargetWarning } from '@/lib/tls/parse-target';
import { counterpartOf, siteNameOf } from '@/lib/tls/site-name';

import type { RefusedEntry } from './add-sites';

/** A site with the entries of the text that name it. */
export interface TypedSite extends NewSite {
  endpoints: { endpointId: string; host: string }[];
  texts: [string, ...string[]];
  /** Those that name a form once more; the other form, with or without "www.", is none of them. */
  repeats: string[];
  warnings: readonly TargetWarning[];
}

export interface ReadEntries {
  /** Each once, in the order of their first entries. */
  sites: TypedSite[];
  refused: RefusedEntry[];
}

/** Turns what was typed into sites: the forms of a name with and without "www." are one. */
export function readEntries(entries: readonly string[], targets: TargetPolicy, withCounterpart: boolean): ReadEntries {
  const sites = new Map<string, TypedSite>();
  const refused: RefusedEntry[] = [];
  for (const text of entries) {
    const parsed = parseTarget(text, targets);
    if (parsed.ok) gather(sites, text, parsed, withCounterpart);
    else refused.push({ text, refusal: parsed.refusal });
  }
  return { sites: [...sites.values()], refused };
}

function gather(sites: Map<string, TypedSite>, text: string, parsed: ParsedTarget, withCounterpart: boolean): void {
  const { host, port } = parsed.target;
  const name = siteNameOf(host);
  const key = `${name}:${port}`;
  const known = sites.get(key);
  if (!known) {
    sites.set(key, toTypedSite(name, text, parsed, withCounterpart));
    return;
  }
  known.texts.push(text);
  if (known.endpoints.some((endpoint) => endpoint.host === host)) {
    known.repeats.push(text);
    return;
  }
  known.endpoints.push({ endpointId: randomUUID(), host });
  known.counterpart = 'settled'; // both forms were typed
}

function toTypedSite(name: string, text: string, parsed: ParsedTarget, withCounterpart: boolean): TypedSite {
  const { host, port } = parsed.target;
  const hasCounterpart = counterpartOf(host) !== null;
  return {
    siteId: randomUUID(),
    host: name,
    port,
    displayHost: toDisplayHost(name),
    counterpart: !hasCounterpart ? 'settled' : withCounterpart ? 'wanted' : 'declined',
    endpoints: [{ endpointId: randomUUID(), host }],
    texts: [text],
    repeats: [],
    warnings: parsed.warnings,
  };
}
