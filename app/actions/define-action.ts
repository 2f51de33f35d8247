import 'server-only';
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { entrance, readVisitor } from '@/app/_access/read-visitor';
import { limits, type LimitName } from '@/lib/auth/limits';
import { isOwnOrigin } from '@/lib/auth/own-origins';
import { readPeer } from '@/lib/auth/peer';
import { isAllowed, type Permission } from '@/lib/auth/permissions';
import type { Visitor } from '@/lib/auth/visitor';
import { takeAllowance } from '@/lib/db/allowance';
import { db } from '@/lib/db/client';
import { describeDatabaseError } from '@/lib/db/database-fault.mjs';
import { isInScope, type SiteSubject } from '@/lib/db/is-site-in-scope';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/** What an action's verb hands back: an answer for the form, or a page to go to. */
export type Outcome<State> = { state: State } | { goTo: string };

interface CommonParts<Schema extends z.ZodType, State> {
  /** The shape of the form's fields. */
  schema: Schema;
  /** Turns a sentence about a failure into the form's own answer, keeping what was typed. */
  onFailure: (sentence: string, form: FormData, previous: State) => State;
}

interface Parts<Schema extends z.ZodType, State> extends CommonParts<Schema, State> {
  /** What one must be allowed to do. */
  may: Permission;
  /** The site or endpoint that it is about: it must be one that this person may see. */
  about?: (input: z.output<Schema>) => SiteSubject;
  /** Besides the limit of all changes. `of` names whose allowance is used; without it, the person's. */
  limits?: readonly { name: LimitName; of?: (input: z.output<Schema>) => string }[];
  run: (input: z.output<Schema>, previous: State, visitor: Visitor) => Promise<Outcome<State>>;
}

interface OpenParts<Schema extends z.ZodType, State> extends CommonParts<Schema, State> {
  /** The limit for the caller's address on the network. */
  limit: LimitName;
  run: (input: z.output<Schema>, previous: State) => Promise<Outcome<State>>;
}

type Action<State> = (previous: State, sent: FormData) => Promise<State>;

/**
 * The one way to make a server action: origin → person and role → shape of the input → one's own site → allowance → verb →
 * the page drawn anew → answer or redirect. A known fault of the database becomes a sentence; anything unknown is a bug
 * and throws.
 */
export function defineAction<Schema extends z.ZodType, State>(parts: Parts<Schema, State>): Action<State> {
  return async function action(previous, sent) {
    const visitor = await readVisitor();
    if (!visitor) redirect(await entrance('/'));
    return perform(parts, previous, sent, async (input) => {
      const t = await getTranslations('error');
      if (!isAllowed(parts.may, visitor)) return { refusal: t('notAllowed') };
      const subject = parts.about?.(input);
      if (subject && !(await isInScope(db(), visitor.scope, subject))) return { refusal: t('notYours') };
      const minutes = await spendAllowances(parts, input, visitor.personId);
      if (minutes > 0) return { refusal: t('tooOften', { minutes }) };
      return parts.run(input, previous, visitor);
    });
  };
}

/** An action for those who have not signed in: it is limited by the address on the network that the request comes from. */
export function defineOpenAction<Schema extends z.ZodType, State>(parts: OpenParts<Schema, State>): Action<State> {
  return async function action(previous, sent) {
    return perform(parts, previous, sent, async (input) => {
      const { address } = readPeer(await headers());
      const { isWithin, resetMs } = await takeAllowance(db(), limits[parts.limit], address ?? 'unknown');
      const t = await getTranslations('error');
      if (!isWithin) return { refusal: t('tooOften', { minutes: toMinutes(resetMs) }) };
      return parts.run(input, previous);
    });
  };
}

async function perform<Schema extends z.ZodType, State>(
  { schema, onFailure }: CommonParts<Schema, State>,
  previous: State,
  sent: unknown,
  run: (input: z.output<Schema>) => Promise<Outcome<State> | { refusal: string }>,
): Promise<State> {
  const t = await getTranslations('error');
  // Whoever calls the action by hand may send anything.
  const form = sent instanceof FormData ? sent : new FormData();
  if (!isOwnOrigin((await headers()).get('origin'), env)) return onFailure(t('foreignOrigin'), form, previous);
  const input = schema.safeParse(Object.fromEntries(form));
  if (!input.success) return onFailure(t('badInput'), form, previous);

  const outcome = await runOrDescribe(() => run(input.data));
  if (typeof outcome === 'string') return onFailure(t(`database.${outcome}`), form, previous);
  if ('refusal' in outcome) return onFailure(outcome.refusal, form, previous);
  if ('goTo' in outcome) redirect(outcome.goTo);
  refresh();
  return outcome.state;
}

/** Whole minutes to wait; 0 = go on. */
async function spendAllowances<Schema extends z.ZodType, State>(
  { limits: own = [] }: Parts<Schema, State>,
  input: z.output<Schema>,
  personId: string,
): Promise<number> {
  const uses = [await takeAllowance(db(), limits.changes, personId)];
  for (const { name, of } of own) uses.push(await takeAllowance(db(), limits[name], of?.(input) ?? personId));
  const refused = uses.filter(({ isWithin }) => !isWithin);
  return Math.max(0, ...refused.map(({ resetMs }) => toMinutes(resetMs)));
}

function toMinutes(ms: number): number {
  return Math.max(1, Math.ceil(ms / 60_000));
}

const spokenFaults = ['locked', 'read-only', 'full', 'damaged'] as const;
type SpokenFault = (typeof spokenFaults)[number] | 'other';

async function runOrDescribe<Result>(run: () => Promise<Result>): Promise<Result | SpokenFault> {
  try {
    return await run();
  } catch (error) {
    const known = describeDatabaseError(error);
    if (!known) throw error;
    log().warn(`An action was refused by the database: ${known.sentence}`);
    return spokenFaults.find((fault) => fault === known.fault) ?? 'other';
  }
}
