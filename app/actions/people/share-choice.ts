import { z } from 'zod';
import type { ShareResult, ShareTyped } from '@/components/share-form';
import { roles } from '@/lib/auth/permissions';

const prefix = 'tag:';

/**
 * A role, and all sites or those of the ticked tags. Every tag has a field of its own, since a form that is read into an
 * object keeps one value of each name.
 */
export const shareFields = { role: z.enum(roles), sees: z.enum(['all', 'some']) };

/** The ids of the tags that were ticked. */
export function readTicks(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(fields)
    .filter((name) => name.startsWith(prefix) && fields[name] === 'on')
    .map((name) => name.slice(prefix.length));
}

/** An answer, numbered so that the same words twice are announced twice. */
export function answerShare(
  answer: { tone?: ShareResult['tone']; message: string; link?: string; typed?: ShareTyped },
  previous: ShareResult | null,
): ShareResult {
  const { tone = 'bad', message, link = null, typed = null } = answer;
  return { tone, message, link, typed, turn: (previous?.turn ?? 0) + 1 };
}

/** Says a failure under the form, and keeps what was chosen. */
export function failShare(message: string, form: FormData, previous: ShareResult | null): ShareResult {
  const fields = Object.fromEntries(form);
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name].slice(0, 300) : '');
  const typed = { role: text('role'), seesAll: text('sees') === 'all', tagIds: readTicks(fields), note: text('note') };
  return answerShare({ message, typed }, previous);
}
