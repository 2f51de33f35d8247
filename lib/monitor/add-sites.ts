import type { TargetRefusal, TargetWarning } from '@/lib/tls/parse-target';

import type { Monitor } from './monitor';
import type { SplitResult } from './split-targets';

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
}

export interface RefusedEntry {
  text: string;
  refusal: TargetRefusal;
}

export interface AddSitesResult {
  added: readonly AddedEntry[];
  /** Were deleted, and are back with their history. */
  restored: readonly AddedEntry[];
  /** Are watched already, or stand twice in this text (said once). */
  duplicates: readonly DuplicateEntry[];
  refused: readonly RefusedEntry[];
  /** Set when the text was too much at once: nothing was added. */
  tooMuch: Exclude<SplitResult, { kind: 'entries' }> | null;
}

/**
 * Adds every name in a pasted text, all in one transaction, and lets their first looks begin in the background.
 * It returns as soon as the sites are stored.
 */
export async function addSites(monitor: Monitor, text: string, options: AddSitesOptions): Promise<AddSitesResult> {
  throw new Error(`not written yet ${String(monitor)} ${text} ${String(options)}`);
}
