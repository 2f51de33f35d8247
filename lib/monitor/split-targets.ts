import { stripBullet, stripListMark } from './strip-list-mark';

/** More than this at once is refused as a whole, so that a mistaken paste does nothing. */
export const pasteLimits = { entries: 500, bytes: 64 * 1024 } as const;

export type SplitResult =
  | { kind: 'entries'; entries: readonly string[] }
  | { kind: 'too-many-entries'; count: number; limit: number }
  | { kind: 'too-long'; bytes: number; limit: number };

/** Everything that people and spreadsheets put between names; `\s` includes the full-width space and the tab. */
const separators = /[\s,,、,;;\u200B\uFEFF]+/u;

/**
 * Splits pasted text into entries, in their order and as they were typed, but for the marks of a list. Empty text gives no
 * entries.
 */
export function splitTargets(text: string): SplitResult {
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes > pasteLimits.bytes) return { kind: 'too-long', bytes, limit: pasteLimits.bytes };
  const entries = text
    .split(/[\r\n]+/)
    .flatMap((line) => stripListMark(line).split(separators))
    .map(stripBullet)
    .filter((entry) => entry !== '');
  if (entries.length > pasteLimits.entries) {
    return { kind: 'too-many-entries', count: entries.length, limit: pasteLimits.entries };
  }
  return { kind: 'entries', entries };
}
