import { showForeignText } from '@/lib/tls/show-foreign-text';
import type { Words } from '@/lib/words/locale';

import type { FindingName } from './finding-kinds';
import type { Verdict } from './verdict';

/**
 * How much a finding asks of the owner, the gravest first. `blocking` mend it before anything else · `warning` mend it if it
 * is as it looks · `hazard` does not stop a re-issue, but hurts visitors while SSL is OFF · `unclear` could not be seen ·
 * `information` worth knowing.
 */
export const findingSeverities = ['blocking', 'warning', 'hazard', 'unclear', 'information'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

/**
 * What is always the same about a finding. Words may contain {names} (the host names it concerns), {addresses}, {host} (the
 * hosting company) and any key of the finding's `values`, all in braces.
 */
export interface FindingKind {
  severity: FindingSeverity;
  verdict: Verdict;
  /** There is nothing to mend but to wait until the `nextAt` of its values. */
  isWaiting?: true;
  words: {
    /** One sentence without a full stop that says what is the matter: it opens the conclusion. */
    title: Words;
    why: Words;
    /** The owner's next act, in the words of the panel or of the registrar. */
    whatToDo: Words;
  };
}

/** What a checker has found, before it is weighed. */
export interface Found {
  name: FindingName;
  /** The host names that it concerns (ASCII, lower case); empty = the site as a whole. */
  hosts: readonly string[];
  addresses: readonly string[];
  /**
   * What the words speak of. Foreign text, drawn as text. An instant is written as ISO 8601 in UTC ("2026-11-22T12:00:00.000Z"):
   * whoever draws it words it in the reader's zone.
   */
  values: Readonly<Record<string, string>>;
  /** The machine's own words, at most 400 characters. */
  detail: string;
}

/** What was found, and how grave it is for this site. */
export interface DiagnosisFinding extends Found {
  severity: FindingSeverity;
  verdict: Verdict;
}

const longestDetail = 400;
const longestValue = 400;

export function found(
  name: FindingName,
  { hosts = [], addresses = [], values = {}, detail = '' }: Partial<Omit<Found, 'name'>> = {},
): Found {
  const shown = Object.entries(values).map(([key, text]) => [key, showForeignText(text).slice(0, longestValue)]);
  return {
    name,
    hosts,
    addresses,
    values: Object.fromEntries(shown) as Found['values'],
    detail: showForeignText(detail).slice(0, longestDetail),
  };
}
