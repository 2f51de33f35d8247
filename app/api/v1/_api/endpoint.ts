import type { z } from 'zod';
import type { KeyHolder } from '@/lib/auth/api-keys';
import type { Monitor } from '@/lib/monitor/monitor';
import type { Locale } from '@/lib/words/locale';
import { hasBody, type Operation } from './operations';
import type { Refusal } from './problems';
import { readJsonBody, readQuery } from './read-input';

/** What a handler is given. Its queries take `holder.scope`, its changes name `holder` as who did them. */
export interface Asked<Params, Query, Body> {
  monitor: Monitor;
  holder: KeyHolder;
  /** What the caller reads. */
  locale: Locale;
  params: Params;
  query: Query;
  body: Body;
  /** The address that was asked, for the one of the next page. */
  url: URL;
}

/** What a handler answers with; `location` is the address of what was made. */
export type Outcome<Answer> = { answer: Answer; location?: string } | Refusal;

/** A request of which nothing has been read yet. */
export interface RawRequest {
  monitor: Monitor;
  holder: KeyHolder;
  locale: Locale;
  params: unknown;
  url: URL;
  bodyText: string;
}

export interface Endpoint {
  operation: Operation;
  /** Reads what was sent; what it answers with begins the work. Nothing reaches a handler unread. */
  prepare: (raw: RawRequest) => { begin: () => Promise<Outcome<unknown>> } | Refusal;
}

/** Joins an operation to what it does. */
export function endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  operation: Operation<P, Q, B, A>,
  run: (asked: Asked<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Outcome<z.input<A>>>,
): Endpoint {
  return {
    operation,
    prepare: ({ params: sent, url, bodyText, ...world }) => {
      // Next hands an address without dynamic parts none at all.
      const params = operation.params.safeParse(sent ?? {});
      if (!params.success) return { problem: 'not-found' };
      const query = readQuery(operation.query, url.searchParams);
      if ('refusal' in query) return query.refusal;
      const body = hasBody(operation)
        ? readJsonBody(operation.body, bodyText)
        : { value: operation.body.parse(undefined) };
      if ('refusal' in body) return body.refusal;
      return { begin: () => run({ ...world, params: params.data, query: query.value, body: body.value, url }) };
    },
  };
}
