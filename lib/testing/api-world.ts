import { makeApiKey } from '@/lib/auth/api-keys';
import type { KeyScope } from '@/lib/auth/api-keys';
import type { Role } from '@/lib/auth/permissions';
import { insertFirstOwner, insertPerson } from '@/lib/db/people';
import { addSites } from '@/lib/monitor/add-sites';

import { buildCertificate } from './build-observation';
import { createMonitorWorld } from './monitor-world';

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
/** The handlers of each path, as docs/openapi.json writes it. */
type Routes = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

export interface Call {
  key?: string;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: string;
  headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

/** Programs with keys, that ask the routes of the API without a network. `await using` puts everything back. */
export async function createApiWorld(routes: Routes) {
  const world = await createMonitorWorld();
  const { db, monitor, network } = world;
  globalThis.kigenDatabase = db;
  globalThis.kigenMonitor = monitor;
  const stored = { name: '', passwordHash: '-', tagIds: [], seesAll: true };
  const ownerId = await insertFirstOwner(db, { ...stored, email: 'owner@example.jp', role: 'owner' }, monitor.now());
  const owner = { personId: ownerId ?? '', signature: 'owner@example.jp' };

  return {
    ...world,
    owner,
    /** Somebody else; with tags they see only the sites that carry one. */
    addPerson: async (email: string, role: Role, tags?: readonly string[]) => {
      const found = await db.tag.findMany({ where: { name: { in: [...(tags ?? [])] } } });
      const person = { ...stored, email, role, seesAll: tags === undefined, tagIds: found.map((tag) => tag.id) };
      const personId = await db.$transaction((tx) => insertPerson(tx, person, monitor.now()));
      return { personId: personId ?? '', signature: email };
    },
    makeKey: async (person = owner, scope: KeyScope = 'write') => {
      const made = await makeApiKey(db, person, { name: 'report', scope, days: '30' }, monitor.now());
      if (made.kind !== 'made') throw new Error(`No key was made: ${made.kind}`);
      return made;
    },
    /** A healthy site that was looked at. */
    addSite: async (host: string, tags: readonly string[] = []) => {
      network.show(host, { certificate: buildCertificate({ names: [host], notBefore: monitor.now() }) });
      const { added } = await addSites(monitor, owner, host, { withCounterpart: false, tags });
      await monitor.background.whenIdle();
      return added[0]?.siteId ?? '';
    },
    ask: (method: string, path: string, call: Call = {}) => ask(routes, method, path, call),
    [Symbol.asyncDispose]: async () => {
      globalThis.kigenDatabase = undefined;
      globalThis.kigenMonitor = undefined;
      await world[Symbol.asyncDispose]();
    },
  };
}

async function ask(routes: Routes, method: string, path: string, call: Call): Promise<Answered> {
  const url = new URL(`http://127.0.0.1:3000/api/v1${path}`);
  const { handler, params } = findHandler(routes, method, url.pathname.slice('/api/v1'.length));
  const body = call.json === undefined ? call.body : JSON.stringify(call.json);
  const headers = new Headers({ 'x-kigen-peer': '192.0.2.1', ...call.headers });
  if (call.key !== undefined) headers.set('authorization', `Bearer ${call.key}`);
  if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  const request = new Request(url, { method, headers, ...(body === undefined ? {} : { body }) });
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: text === '' ? undefined : JSON.parse(text) };
}

function findHandler(routes: Routes, method: string, path: string) {
  for (const [template, handlers] of Object.entries(routes)) {
    const match = new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(path);
    const handler = handlers[method];
    // Next hands an address without dynamic parts none at all.
    if (match && handler) return { handler, params: match.groups && { ...match.groups } };
  }
  throw new Error(`No route has ${method} ${path}.`);
}
