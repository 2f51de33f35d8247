import 'server-only';
import { z } from 'zod';
import type { KeyHolder } from '@/lib/auth/api-keys';
import type { LimitName } from '@/lib/auth/limits';
import { isAllowed } from '@/lib/auth/permissions';
import type { StoredAnswer } from '@/lib/db/api-answers';
import { describeDatabaseError } from '@/lib/db/database-fault.mjs';
import { isInScope } from '@/lib/db/is-site-in-scope';
import { getMonitor, type Monitor } from '@/lib/monitor/monitor';
import type { Locale } from '@/lib/words/locale';
import { answerOnce, answerStored } from './answer-once';
import { answerProblem, readLanguage, writeProblem } from './answer';
import { authenticate } from './authenticate';
import type { Endpoint, Outcome } from './endpoint';
import { hasBody, type Operation } from './operations';
import { problems, type Refusal } from './problems';
import { rateLimitHeaders, takeLimit, type Used } from './rate-limit';
import { readBody } from './read-body';
import { readIdempotencyKey } from './read-idempotency-key';

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

type Endpoints = Partial<Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Endpoint>>;

/**
 * The one way to make the handlers of an address under /api/v1: key → allowance → scope of the key and role of its person →
 * one's own site → shape of what was sent → verb → own answer. It never looks at cookies, so that no page elsewhere can use
 * somebody's session, and needs no Origin. A method without an endpoint answers 405, an address without any 404. A database
 * that cannot be used answers 503; anything unknown is a bug and throws.
 */
export function defineEndpoints(endpoints: Endpoints) {
  const { GET, POST, PUT, PATCH, DELETE } = endpoints;
  const allow = Object.keys(endpoints).join(', ');
  const toHandler = (endpoint: Endpoint | undefined): Handler => {
    return async (request, { params }) => {
      const locale = readLanguage(request.headers);
      try {
        return await answerCaller(request, await params, { endpoint, allow, locale });
      } catch (error) {
        if (!describeDatabaseError(error)) throw error;
        return answerProblem({ problem: 'unavailable', headers: { 'Retry-After': '5' } }, locale);
      }
    };
  };
  return {
    GET: toHandler(GET),
    POST: toHandler(POST),
    PUT: toHandler(PUT),
    PATCH: toHandler(PATCH),
    DELETE: toHandler(DELETE),
  };
}

interface Served {
  endpoint: Endpoint | undefined;
  /** The methods of this address, as the header Allow names them. */
  allow: string;
  locale: Locale;
}

/** A request whose caller is known. */
interface Call {
  request: Request;
  params: unknown;
  locale: Locale;
  monitor: Monitor;
  holder: KeyHolder;
  /** The allowances that it has used so far, for the headers of the answer. */
  used: Used[];
}

async function answerCaller(request: Request, params: unknown, served: Served): Promise<Response> {
  const { locale } = served;
  const monitor = getMonitor();
  const caller = await authenticate(monitor, request.headers);
  if ('refusal' in caller) return answerProblem(caller.refusal, locale);
  const call: Call = { request, params, locale, monitor, holder: caller.holder, used: [] };
  const response = await answerHolder(call, served);
  for (const [name, value] of Object.entries(rateLimitHeaders(call.used))) response.headers.set(name, value);
  return response;
}

async function answerHolder(call: Call, { endpoint, allow }: Served): Promise<Response> {
  const { request, params, locale, monitor, holder } = call;
  const refuse = (refusal: Refusal) => answerProblem(refusal, locale);
  if (!(await spend(call, 'apiRequests', holder.keyId))) return refuse({ problem: 'rate-limited' });
  if (allow === '') return refuse({ problem: 'not-found' });
  if (!endpoint) return refuse({ problem: 'method-not-allowed', headers: { Allow: allow } });
  const { operation } = endpoint;
  const refusal = findRefusal(operation, holder);
  if (refusal) return refuse(refusal);
  const siteId = readSiteId(params);
  if (siteId !== null && !(await isInScope(monitor.db, holder.scope, { siteId })))
    return refuse({ problem: 'not-found' });
  const body = hasBody(operation) ? await readBody(request, operation.bodyRules) : { text: '' };
  if ('refusal' in body) return refuse(body.refusal);
  const ready = endpoint.prepare({ monitor, holder, locale, params, url: new URL(request.url), bodyText: body.text });
  if ('problem' in ready) return refuse(ready);
  if (operation.scope === 'read') return answerStored(toStored(operation, await ready.begin(), locale));

  const marked = readIdempotencyKey(request, holder.keyId, body.text);
  if ('refusal' in marked) return refuse(marked.refusal);
  const work = async () => {
    const isWithin = await spendOnWrite(call, operation, siteId);
    return toStored(operation, isWithin ? await ready.begin() : { problem: 'rate-limited' }, locale);
  };
  if (!marked.mark) return answerStored(await work());
  return answerOnce(monitor.db, marked.mark, { now: monitor.now(), locale }, work);
}

const readOnly = {
  ja: 'このAPIキーは見るだけのものです。変えるには「見る・変える」のキーを作ってください。',
  en: 'This API key only reads. Make one that reads and changes.',
};

function findRefusal({ scope, may }: Operation, holder: KeyHolder): Refusal | null {
  if (scope === 'write' && holder.keyScope !== 'write') {
    const challenge = 'Bearer realm="Kigen", error="insufficient_scope", scope="write"';
    return { problem: 'forbidden', detail: readOnly, headers: { 'WWW-Authenticate': challenge } };
  }
  return isAllowed(may, holder) ? null : { problem: 'forbidden' };
}

/** The site that an address is about; null when it is about none. */
function readSiteId(params: unknown): string | null {
  return z.object({ id: z.string() }).safeParse(params).data?.id ?? null;
}

/** Changes count together with those that the person makes on the pages. */
async function spendOnWrite(call: Call, { limits = [] }: Operation, siteId: string | null): Promise<boolean> {
  const { personId } = call.holder;
  let isWithin = await spend(call, 'changes', personId);
  for (const { name, of } of limits) {
    const isWithinThis = await spend(call, name, of === 'site' && siteId !== null ? siteId : personId);
    isWithin &&= isWithinThis;
  }
  return isWithin;
}

async function spend({ monitor, used }: Call, name: LimitName, key: string): Promise<boolean> {
  const use = await takeLimit(monitor.db, name, key);
  used.push(use);
  return use.isWithin;
}

function toStored({ answer }: Operation, outcome: Outcome<unknown>, locale: Locale): StoredAnswer {
  if ('problem' in outcome) {
    return { status: problems[outcome.problem].status, location: null, body: writeProblem(outcome, locale) };
  }
  const body = outcome.answer === undefined ? null : JSON.stringify(outcome.answer);
  return { status: answer.status, location: outcome.location ?? null, body };
}
