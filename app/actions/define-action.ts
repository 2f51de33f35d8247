import 'server-only';
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { describeDatabaseError } from '@/lib/db/database-fault.mjs';

/** What an action's verb hands back: an answer for the form, or a page to go to. */
export type Outcome<State> = { state: State } | { goTo: string };

interface Parts<Schema extends z.ZodType, State> {
  /** The shape of the form's fields. */
  schema: Schema;
  run: (input: z.output<Schema>, previous: State) => Promise<Outcome<State>>;
  /** Turns a sentence about a failure into the form's own answer, keeping what was typed. */
  onFailure: (sentence: string, form: FormData, previous: State) => State;
}

/**
 * The one way to make a server action: origin → shape of the input → verb → the page drawn anew → answer or redirect.
 * A known fault of the database becomes a sentence; anything unknown is a bug and throws.
 */
export function defineAction<Schema extends z.ZodType, State>({ schema, run, onFailure }: Parts<Schema, State>) {
  return async function action(previous: State, sent: FormData): Promise<State> {
    const t = await getTranslations('error');
    // Whoever calls the action by hand may send anything.
    const form = (sent as unknown) instanceof FormData ? sent : new FormData();
    if (!isOwnOrigin(await headers())) return onFailure(t('foreignOrigin'), form, previous);
    const input = schema.safeParse(Object.fromEntries(form));
    if (!input.success) return onFailure(t('badInput'), form, previous);

    const outcome = await runOrDescribe(() => run(input.data, previous));
    if (typeof outcome === 'string') return onFailure(t(`database.${outcome}`), form, previous);
    if ('goTo' in outcome) redirect(outcome.goTo);
    refresh();
    return outcome.state;
  };
}

const spokenFaults = ['locked', 'read-only', 'full', 'damaged'] as const;
type SpokenFault = (typeof spokenFaults)[number] | 'other';

async function runOrDescribe<State>(run: () => Promise<Outcome<State>>): Promise<Outcome<State> | SpokenFault> {
  try {
    return await run();
  } catch (error) {
    const known = describeDatabaseError(error);
    if (!known) throw error;
    console.info(`An action was refused by the database: ${known.sentence}`);
    return spokenFaults.find((fault) => fault === known.fault) ?? 'other';
  }
}

/** A browser names the page that a form was sent from. Without that, or from elsewhere, nothing is changed. */
function isOwnOrigin(head: Headers): boolean {
  const origin = head.get('origin');
  const host = head.get('host');
  if (!origin || !host || !URL.canParse(origin)) return false;
  return new URL(origin).host === host;
}
