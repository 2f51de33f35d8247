import { Ajv2020 } from 'ajv/dist/2020';
import { fullFormats } from 'ajv-formats/dist/formats';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import document from '@/docs/openapi.json';
import { limits } from '@/lib/auth/limits';
import { takeAllowance } from '@/lib/db/allowance';
import { openDatabase } from '@/lib/db/open-database';
import { conohaWing } from '@/lib/hosting/conoha-wing';
import { startRecovery } from '@/lib/monitor/start-recovery';
import { createApiWorld, type Answered, type Call } from '@/lib/testing/api-world';
import { holdDatabase } from '@/lib/testing/hold-database';
import { createTestMonitor } from '@/lib/testing/monitor-world';
import { allRoutes } from './_api/all-routes';
import { operations, type OperationName } from './_api/operations';

const ajv = new Ajv2020({ strict: false, allErrors: true, formats: fullFormats });
ajv.addSchema(document, 'openapi');

/** Throws where an answer is not one that docs/openapi.json has. Independent of zod: it reads the file as others do. */
function expectDescribed(name: OperationName, { status, headers, json }: Answered): void {
  const { method, path } = operations[name];
  const type = headers.get('content-type');
  const place = ['paths', path, method.toLowerCase(), 'responses', `${status}`];
  if (type === null) {
    expect(json).toBeUndefined();
    expect(status).toBe(204);
    return;
  }
  const pointer = [...place, 'content', type, 'schema']
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const validate = ajv.compile({ $ref: `openapi#/${pointer}` });
  expect(validate(json), `${name} ${status}: ${ajv.errorsText(validate.errors)} ${JSON.stringify(json)}`).toBe(true);
}

const described = z.looseObject({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) });

type World = Awaited<ReturnType<typeof createApiWorld>>;

/** What is sent for the usual answer. */
const good: Record<OperationName, { query?: string; json?: unknown }> = {
  listSites: { query: '?status=healthy&limit=1' },
  addSites: { json: { entries: ['new.example.jp', 'host.example.jp', '192.168.0.1'], tags: ['new'] } },
  getSite: {},
  changeSite: { json: { paused: true, tags: ['one', 'two'] } },
  deleteSite: {},
  checkSite: {},
  getDiagnosis: {},
  startDiagnosis: {},
  listSiteCertificates: {},
  listCertificates: { query: '?limit=100' },
  listEvents: {},
  listRecoveries: {},
  receiveMail: { json: { text: '[コモンネーム]www.host.example.jp\n[有効期限]2026-12-01' } },
};

function describeWorld(world: World, name: OperationName, siteId: string) {
  const { method, path } = operations[name];
  const { query = '', json } = good[name];
  const address = path.replace('{id}', siteId);
  const send = (call: Call, more = query) =>
    world.ask(method, address + more, { ...('json' in call || 'body' in call ? {} : { json }), ...call });
  return { send, sendElsewhere: (call: Call) => world.ask(method, path.replace('{id}', 'none'), { json, ...call }) };
}

type Provoke = (world: World, name: OperationName, siteId: string) => Promise<Answered>;

/** How each answer comes about. A documented status without an entry fails the test. */
const provocations: Record<string, Provoke> = {
  '400': async (world, name, siteId) => {
    const { key } = await world.makeKey();
    const { send } = describeWorld(world, name, siteId);
    return send({ key }, '?unknown=1');
  },
  '401': (world, name, siteId) => describeWorld(world, name, siteId).send({}),
  '403': async (world, name, siteId) => {
    const { key } = await world.makeKey(world.owner, 'read');
    return describeWorld(world, name, siteId).send({ key });
  },
  '404': async (world, name, siteId) => {
    const { key } = await world.makeKey();
    return describeWorld(world, name, siteId).sendElsewhere({ key });
  },
  '409': async (world, name, siteId) => {
    const { key } = await world.makeKey();
    const { send } = describeWorld(world, name, siteId);
    const call = { key, headers: { 'idempotency-key': '"once"' } };
    await send(call);
    // As if the first were still at work.
    await world.db.apiAnswer.updateMany({ data: { status: null } });
    return send(call);
  },
  '413': async (world, name, siteId) => {
    const { key } = await world.makeKey();
    return describeWorld(world, name, siteId).send({ key, body: JSON.stringify({ host: 'x'.repeat(1_700_000) }) });
  },
  '415': async (world, name, siteId) => {
    const { key } = await world.makeKey();
    return describeWorld(world, name, siteId).send({ key, headers: { 'content-type': 'text/html' } });
  },
  '422': async (world, name, siteId) => {
    const { key } = await world.makeKey();
    const headers = { 'idempotency-key': 'used-elsewhere' };
    await world.ask('PATCH', `/sites/${siteId}`, { key, headers, json: { tags: ['other'] } });
    return describeWorld(world, name, siteId).send({ key, headers }, '');
  },
  '429': async (world, name, siteId) => {
    const { key, keyId } = await world.makeKey();
    await takeAllowance(world.db, limits.apiRequests, keyId, limits.apiRequests.points);
    return describeWorld(world, name, siteId).send({ key });
  },
  '503': async (world, name, siteId) => {
    const { key } = await world.makeKey();
    const impatient = openDatabase(world.file, 20);
    globalThis.kigenMonitor = createTestMonitor(impatient, world.clock, world.network, () => undefined);
    try {
      return await holdDatabase(world.file, () => describeWorld(world, name, siteId).send({ key }));
    } finally {
      globalThis.kigenMonitor = world.monitor;
      await impatient.$disconnect();
    }
  },
};

describe('every answer that docs/openapi.json promises', () => {
  const paths = z.record(z.string(), z.record(z.string(), described)).parse(document.paths);
  const promised = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId, responses }) => ({ operationId, statuses: Object.keys(responses) })),
  );

  it('is about every operation that there is', () => {
    expect(promised.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(operations).toSorted());
  });

  it.each(promised)('comes as it is described: $operationId $statuses', async ({ operationId, statuses }) => {
    const name = Object.keys(operations).find((known): known is OperationName => known === operationId);
    if (!name) throw new Error(`There is no operation ${operationId}.`);
    await using world = await createApiWorld(allRoutes);
    const siteId = await world.addSite('host.example.jp', ['shop']);
    await world.addSite('other.example.jp');
    await startRecovery(world.monitor, siteId, conohaWing, world.owner);
    const { key } = await world.makeKey();
    // The usual answer comes late, since it may end the site; what is in its way comes after it.
    const order = (status: string) => (status === '409' ? 0 : Number(status));
    for (const status of statuses.toSorted((a, b) => order(b) - order(a))) {
      const provoke = provocations[status] ?? (() => describeWorld(world, name, siteId).send({ key }));
      const answered = await provoke(world, name, siteId);
      expect(`${name} ${answered.status}`, answered.text).toBe(`${name} ${status}`);
      expectDescribed(name, answered);
      expect(answered.headers.get('cache-control')).toBe('private, no-store');
      expect(answered.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answered.text).not.toMatch(/kgn_[\w-]{43}/);
    }
  });
});
