import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { revokeApiKey } from '@/lib/auth/api-keys';
import { limits } from '@/lib/auth/limits';
import { takeAllowance } from '@/lib/db/allowance';
import { storeShare } from '@/lib/db/change-people';
import { conohaWing } from '@/lib/hosting/conoha-wing';
import { startRecovery } from '@/lib/monitor/start-recovery';
import { buildCertificate } from '@/lib/testing/build-observation';
import { createApiWorld } from '@/lib/testing/api-world';
import { allRoutes } from './_api/all-routes';

const createWorld = () => createApiWorld(allRoutes);
type World = Awaited<ReturnType<typeof createWorld>>;
const lists = ['/sites', '/certificates', '/events', '/recoveries'];
const dayMs = 24 * 60 * 60 * 1000;

const problem = z.looseObject({
  type: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string(), code: z.string().optional() })).optional(),
});
const page = z.object({
  items: z.array(z.looseObject({})),
  nextCursor: z.string().nullable(),
  next: z.string().nullable(),
});

/** Every page of a list, with something done between one and the next. */
async function walk(
  world: World,
  path: string,
  key: string,
  between: () => Promise<unknown> = () => Promise.resolve(),
) {
  const items: Record<string, unknown>[] = [];
  let next: string | null = path;
  while (next !== null) {
    const answered = await world.ask('GET', next, { key });
    expect(answered.status, answered.text).toBe(200);
    const read = page.parse(answered.json);
    items.push(...read.items);
    next = read.next?.slice('/api/v1'.length) ?? null;
    await between();
  }
  return items;
}

describe('who may do what over the API', () => {
  /** One row a caller; the columns are what `attempts` does, in its order. */
  const table = [
    ['no key', [401, 401, 401, 401, 401, 401, 401, 401]],
    ['a key that was never made', [401, 401, 401, 401, 401, 401, 401, 401]],
    ['an expired key', [401, 401, 401, 401, 401, 401, 401, 401]],
    ['a revoked key', [401, 401, 401, 401, 401, 401, 401, 401]],
    ["a removed person's key", [401, 401, 401, 401, 401, 401, 401, 401]],
    ["a viewer's key", [200, 200, 200, 403, 403, 403, 403, 403]],
    ['the writing key of somebody who is a viewer by now', [200, 200, 200, 403, 403, 403, 403, 403]],
    ["an owner's key that only reads", [200, 200, 200, 403, 403, 403, 403, 403]],
    ['the key of an editor of other sites', [200, 404, 404, 404, 404, 404, 403, 403]],
    ['the key of an editor of these sites', [200, 200, 200, 200, 200, 403, 403, 403]],
    ["an editor's key", [200, 200, 200, 200, 200, 200, 201, 204]],
    ["an owner's key", [200, 200, 200, 200, 200, 200, 201, 204]],
  ] as const;

  const attempts = (siteId: string, host: string): [string, string, unknown?][] => [
    ['GET', '/sites'],
    ['GET', `/sites/${siteId}`],
    ['GET', `/sites/${siteId}/certificates`],
    ['POST', `/sites/${siteId}/check`],
    ['PATCH', `/sites/${siteId}`, { paused: true }],
    ['PATCH', `/sites/${siteId}`, { tags: ['A', 'C'] }],
    ['POST', '/sites', { host }],
    ['DELETE', `/sites/${siteId}`],
  ];

  async function makeKeys(world: World): Promise<Record<(typeof table)[number][0], string | undefined>> {
    const { db, clock, owner, makeKey, addPerson } = world;
    const expired = await makeKey();
    clock.advance(31 * dayMs);
    const revoked = await makeKey();
    await revokeApiKey(db, owner, revoked.keyId, clock.now());
    const removed = await addPerson('removed@example.jp', 'editor');
    const removedKey = await makeKey(removed);
    await db.user.delete({ where: { id: removed.personId } });
    const demoted = await addPerson('demoted@example.jp', 'editor');
    const demotedKey = await makeKey(demoted);
    await db.user.update({ where: { id: demoted.personId }, data: { role: 'viewer' } });
    return {
      'no key': undefined,
      'a key that was never made': `kgn_${'A'.repeat(43)}`,
      'an expired key': expired.key,
      'a revoked key': revoked.key,
      "a removed person's key": removedKey.key,
      "a viewer's key": (await makeKey(await addPerson('viewer@example.jp', 'viewer'), 'read')).key,
      'the writing key of somebody who is a viewer by now': demotedKey.key,
      "an owner's key that only reads": (await makeKey(owner, 'read')).key,
      'the key of an editor of other sites': (await makeKey(await addPerson('b@example.jp', 'editor', ['B']))).key,
      'the key of an editor of these sites': (await makeKey(await addPerson('a@example.jp', 'editor', ['A']))).key,
      "an editor's key": (await makeKey(await addPerson('editor@example.jp', 'editor'))).key,
      "an owner's key": (await makeKey()).key,
    };
  }

  it('is what this table says', async () => {
    await using world = await createWorld();
    await world.addSite('a.example.jp', ['A']);
    await world.addSite('b.example.jp', ['B']);
    const keys = await makeKeys(world);
    const found: [string, number[]][] = [];
    for (const [index, [caller]] of table.entries()) {
      const siteId = await world.addSite(`site${index}.example.jp`, ['A']);
      const statuses: number[] = [];
      for (const [method, path, json] of attempts(siteId, `new${index}.example.jp`)) {
        const key = keys[caller];
        const answered = await world.ask(method, path, {
          ...(key === undefined ? {} : { key }),
          ...(json ? { json } : {}),
        });
        statuses.push(answered.status);
      }
      found.push([caller, statuses]);
    }
    expect(found).toEqual(table);
  });

  it('is asked of each list: whoever sees some sites is told of no other', async () => {
    await using world = await createWorld();
    for (const [host, tag] of [
      ['a.example.jp', 'A'],
      ['b.example.jp', 'B'],
    ] as const) {
      const siteId = await world.addSite(host, [tag]);
      await startRecovery(world.monitor, siteId, conohaWing, world.owner);
    }
    const guest = await world.addPerson('a@example.jp', 'editor', ['A']);
    const { key } = await world.makeKey(guest);
    for (const path of ['/sites', '/sites?q=example', '/sites?tag=A', '/certificates', '/events', '/recoveries']) {
      const { text } = await world.ask('GET', path, { key });
      expect(text).toContain('a.example.jp');
      expect(text).not.toContain('b.example.jp');
    }
    await world.db.$transaction((tx) => storeShare(tx, guest.personId, { seesAll: false, tagIds: [] }));
    for (const path of lists) expect(await walk(world, path, key)).toEqual([]);
  });

  it('never follows a session, and asks for no Origin', async () => {
    await using world = await createWorld();
    const headers = { cookie: 'kigen.session_token=whatever', origin: 'https://evil.example' };
    const anonymous = await world.ask('GET', '/sites', { headers });
    expect(anonymous.status).toBe(401);
    expect(anonymous.headers.get('www-authenticate')).toBe('Bearer realm="Kigen"');
    const { key } = await world.makeKey();
    expect((await world.ask('GET', '/sites', { key, headers })).status).toBe(200);
    expect((await world.ask('GET', `/sites?key=${key}`)).status).toBe(401);
  });

  it('says in the audit log which key it was', async () => {
    await using world = await createWorld();
    const siteId = await world.addSite('example.jp');
    const { key } = await world.makeKey();
    await world.ask('PATCH', `/sites/${siteId}`, { key, json: { paused: true } });
    const entry = await world.db.auditEntry.findFirst({ where: { act: 'site-paused' } });
    expect(entry).toMatchObject({ personName: 'owner@example.jp (API: report)', subjectName: 'example.jp' });
    expect(JSON.stringify(await world.db.auditEntry.findMany())).not.toContain(key);
  });
});

describe('sites over the API', () => {
  it('are added with the sentences of the form', async () => {
    await using world = await createWorld();
    const { key } = await world.makeKey();
    world.network.show('example.jp', {
      certificate: buildCertificate({ names: ['example.jp'], notBefore: world.clock.now() }),
    });
    const added = await world.ask('POST', '/sites', {
      key,
      json: { host: 'https://example.jp/blog', tags: ['client'] },
    });
    expect(added.json).toMatchObject({ added: [{ text: 'https://example.jp/blog', displayHost: 'example.jp' }] });
    const location = added.headers.get('location') ?? '';
    const site = await world.ask('GET', location.slice('/api/v1'.length), { key });
    expect(site.json).toMatchObject({ host: 'example.jp', tags: ['client'] });

    const again = await world.ask('POST', '/sites', { key, json: { host: 'example.jp' } });
    expect([again.status, problem.parse(again.json).type]).toEqual([409, '/api-docs#problem-already-watched']);
    const json = { entries: ['example.jp', 'localhost', '192.168.0.1'] };
    const refused = await world.ask('POST', '/sites', { key, json, headers: { 'accept-language': 'ja' } });
    expect([refused.status, problem.parse(refused.json).errors]).toEqual([
      422,
      [
        {
          pointer: '/entries/1',
          code: 'local-name',
          detail: 'この機械や家の中だけで通じる名前です。インターネットにあるサイトの名前を入れてください。',
        },
        expect.objectContaining({ pointer: '/entries/2', code: 'private-address' }),
      ],
    ]);
    await world.monitor.background.whenIdle();
  });

  it('take no field that is not described', async () => {
    await using world = await createWorld();
    const { key } = await world.makeKey();
    const siteId = await world.addSite('example.jp');
    for (const [method, path, json] of [
      ['POST', '/sites', { host: 'new.example.jp', id: 'mine', seesAll: true }],
      ['PATCH', `/sites/${siteId}`, { paused: true, status: 'healthy', deletedAt: null }],
    ] as const) {
      const { status, json: refusal } = await world.ask(method, path, { key, json });
      const fields = Object.keys(json).slice(1);
      expect(status).toBe(422);
      expect(problem.parse(refusal).errors?.map(({ pointer }) => pointer)).toEqual(fields.map((name) => `/${name}`));
    }
    const site = await world.ask('GET', `/sites/${siteId}`, { key });
    expect(site.json).toMatchObject({ paused: false });
    expect(await world.db.site.count()).toBe(1);
  });

  it.each([
    ['{', 400],
    ['[]', 422],
    ['null', 422],
    ['{}', 422],
    ['{"host":"a.jp","entries":["b.jp"]}', 422],
    ['{"host":1}', 422],
    ['{"host":""}', 422],
    ['{"entries":[]}', 422],
    ['{"host":"a.jp","tags":["\\u0000"]}', 422],
    [`{"entries":[${'"a.jp",'.repeat(500)}"a.jp"]}`, 422],
  ])('refuse %.40s with %i', async (body, expected) => {
    await using world = await createWorld();
    const { key } = await world.makeKey();
    const { status, headers, text } = await world.ask('POST', '/sites', { key, body });
    expect(status, text).toBe(expected);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(await world.db.site.count()).toBe(0);
  });

  it('are filtered by status, tag and part of a name', async () => {
    await using world = await createWorld();
    await world.addSite('photo.example.jp', ['client']);
    const paused = await world.addSite('shop.example.jp');
    const { key } = await world.makeKey();
    await world.ask('PATCH', `/sites/${paused}`, { key, json: { paused: true } });
    const hosts = async (query: string) => (await walk(world, `/sites${query}`, key)).map(({ host }) => host);
    expect(await hosts('?status=paused')).toEqual(['shop.example.jp']);
    expect(await hosts('?status=healthy')).toEqual(['photo.example.jp']);
    expect(await hosts('?tag=client')).toEqual(['photo.example.jp']);
    expect(await hosts('?tag=nobody')).toEqual([]);
    expect(await hosts('?q=shop')).toEqual(['shop.example.jp']);
    for (const query of ['?status=fine', '?limit=0', '?limit=101', '?limit=1&limit=2', '?cursor=x', '?sort=name']) {
      expect((await world.ask('GET', `/sites${query}`, { key })).status, query).toBe(400);
    }
  });

  it('carry after a change exactly the tags that were sent', async () => {
    await using world = await createWorld();
    const siteId = await world.addSite('example.jp', ['old', 'both']);
    const { key } = await world.makeKey();
    const changed = await world.ask('PATCH', `/sites/${siteId}`, { key, json: { tags: ['both', 'new'] } });
    expect(changed.json).toMatchObject({ tags: ['both', 'new'], paused: false });
    const none = await world.ask('PATCH', `/sites/${siteId}`, { key, json: { tags: [] } });
    expect(none.json).toMatchObject({ tags: [] });
  });

  it('keep a tag that could not be given today, and get no new one of its kind', async () => {
    await using world = await createWorld();
    const siteId = await world.addSite('example.jp', ['old']);
    await world.db.tag.updateMany({ data: { name: 'A,B' } });
    const { key } = await world.makeKey();
    const patch = (tags: readonly string[]) => world.ask('PATCH', `/sites/${siteId}`, { key, json: { tags } });
    expect((await patch(['A,B', 'new'])).json).toMatchObject({ tags: ['A,B', 'new'] });
    const refused = await patch(['A,B', 'C|D']);
    expect([refused.status, refused.json]).toMatchObject([
      422,
      { errors: [{ pointer: '/tags/1', code: 'separator' }] },
    ]);
  });

  it('are gone once deleted, and can be brought back by adding them again', async () => {
    await using world = await createWorld();
    const siteId = await world.addSite('example.jp');
    const { key } = await world.makeKey();
    const path = `/sites/${siteId}`;
    const deleted = await world.ask('DELETE', path, { key });
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    const asked: [string, string][] = [
      ['GET', path],
      ['DELETE', path],
      ['POST', `${path}/check`],
      ['GET', `${path}/certificates`],
    ];
    for (const [method, address] of asked) expect((await world.ask(method, address, { key })).status).toBe(404);
    expect((await world.ask('PATCH', path, { key, json: { paused: true } })).status).toBe(404);
    for (const list of lists) expect(await walk(world, list, key)).toEqual([]);
    const back = await world.ask('POST', '/sites', { key, json: { host: 'example.jp' } });
    expect(back.json).toMatchObject({ added: [], restored: [{ siteId }] });
    await world.monitor.background.whenIdle();
  });

  it('are looked at now, and what changed is told and listed', async () => {
    await using world = await createWorld();
    const siteId = await world.addSite('example.jp');
    const { key } = await world.makeKey();
    world.clock.advance(60_000);
    world.network.fail('example.jp', { problem: 'timeout', detail: 'ETIMEDOUT' });
    const checked = await world.ask('POST', `/sites/${siteId}/check`, { key });
    expect(checked.json).toMatchObject({
      siteId,
      stillRunning: 0,
      checks: [{ problems: [{ name: 'timeout' }], changes: [{ kind: 'unreachable', problem: 'timeout' }] }],
    });
    const events = await walk(world, '/events', key);
    expect(events).toMatchObject([
      { siteId, severity: 'unreachable', changes: [{ kind: 'unreachable' }] },
      { siteId, changes: [{ kind: 'first-look' }] },
    ]);
  });
});

describe('a list over the API', () => {
  it('tells each thing once, in order, while others are added', async () => {
    await using world = await createWorld();
    const { key } = await world.makeKey();
    let added = 0;
    const addOne = async () => {
      world.clock.advance(added % 3 === 0 ? 0 : 1000);
      added += 1;
      const siteId = await world.addSite(`site${added}.example.jp`);
      await startRecovery(world.monitor, siteId, conohaWing, world.owner);
    };
    for (let count = 0; count < 7; count += 1) await addOne();
    const before = new Set(Array.from({ length: 7 }, (_, index) => `site${index + 1}.example.jp`));
    let left = 3;
    const between = async () => {
      if (left > 0) await addOne();
      left -= 1;
    };
    for (const path of lists.map((list) => `${list}?limit=3`)) {
      left = 3;
      const items = await walk(world, path, key, between);
      const hosts = items.map(({ host }) => host);
      expect(new Set(hosts).size, path).toBe(hosts.length);
      for (const host of before) expect(hosts, path).toContain(host);
      const instants = items.map((item) =>
        String(item['createdAt'] ?? item['firstSeenAt'] ?? item['startedAt'] ?? item['at']),
      );
      expect(instants, path).toEqual(instants.toSorted().toReversed());
      for (let number = before.size + 1; number <= added; number += 1) before.add(`site${number}.example.jp`);
    }
  });

  it("lists a site's certificates alone, the newest first, and says which one is its own now", async () => {
    await using world = await createWorld();
    const siteId = await world.addSite('example.jp');
    await world.addSite('other.example.jp');
    world.clock.advance(60_000);
    const fresh = buildCertificate({ names: ['example.jp'], notBefore: world.clock.now() });
    world.network.show('example.jp', { certificate: fresh });
    const { key } = await world.makeKey();
    await world.ask('POST', `/sites/${siteId}/check`, { key });
    const seen = await walk(world, `/sites/${siteId}/certificates?limit=1`, key);
    expect(seen.map(({ host, current }) => [host, current])).toEqual([
      ['example.jp', true],
      ['example.jp', false],
    ]);
  });
});

describe('an Idempotency-Key', () => {
  it('gets the same answer again, and nothing is done twice', async () => {
    await using world = await createWorld();
    const { key } = await world.makeKey();
    const call = { key, json: { host: 'example.jp' }, headers: { 'idempotency-key': '"8e03978e-40d5"' } };
    const first = await world.ask('POST', '/sites', call);
    const second = await world.ask('POST', '/sites', call);
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(await world.db.auditEntry.count({ where: { act: 'sites-added' } })).toBe(1);

    const other = await world.ask('POST', '/sites', { ...call, json: { host: 'other.example.jp' } });
    expect([other.status, problem.parse(other.json).type]).toEqual([422, '/api-docs#problem-key-reused']);
    const { key: anotherKey } = await world.makeKey();
    expect((await world.ask('POST', '/sites', { ...call, key: anotherKey })).status).toBe(409);
    world.clock.advance(dayMs);
    expect((await world.ask('POST', '/sites', call)).status).toBe(409);
    await world.monitor.background.whenIdle();
  });

  it('is done by one of many who send it at once; the others are told to wait, or get its answer', async () => {
    await using world = await createWorld();
    const { key } = await world.makeKey();
    const call = { key, json: { host: 'example.jp' }, headers: { 'idempotency-key': 'once' } };
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.ask('POST', '/sites', call)));
    const kinds = answers.map(({ status, json }) => (status === 409 ? problem.parse(json).type : status));
    expect(kinds.filter((kind) => kind !== 201 && kind !== '/api-docs#problem-in-flight')).toEqual([]);
    expect(kinds).toContain(201);
    expect(await world.db.auditEntry.count({ where: { act: 'sites-added' } })).toBe(1);
    await world.monitor.background.whenIdle();
  });

  it('is free again when the request was refused for a moment, or whoever worked on it died', async () => {
    await using world = await createWorld();
    const siteId = await world.addSite('example.jp');
    const { key } = await world.makeKey();
    const call = { key, json: { paused: true }, headers: { 'idempotency-key': 'pause' } };
    await takeAllowance(world.db, limits.changes, world.owner.personId, limits.changes.points);
    expect((await world.ask('PATCH', `/sites/${siteId}`, call)).status).toBe(429);
    await world.db.allowance.deleteMany();
    expect((await world.ask('PATCH', `/sites/${siteId}`, call)).status).toBe(200);

    await world.db.apiAnswer.updateMany({ data: { status: null } });
    expect((await world.ask('PATCH', `/sites/${siteId}`, call)).status).toBe(409);
    world.clock.advance(2 * 60_000);
    expect((await world.ask('PATCH', `/sites/${siteId}`, call)).status).toBe(200);
  });
});

describe('limits of the API', () => {
  it('stand in each answer, and say how long to wait', async () => {
    await using world = await createWorld();
    const { key, keyId } = await world.makeKey();
    const { headers } = await world.ask('GET', '/sites', { key });
    expect(headers.get('ratelimit-policy')).toBe('"api-requests";q=600;w=60');
    expect(headers.get('ratelimit')).toMatch(/^"api-requests";r=599;t=\d+$/);
    await takeAllowance(world.db, limits.apiRequests, keyId, 600);
    const refused = await world.ask('GET', '/sites', { key });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const { key: other } = await world.makeKey();
    expect((await world.ask('GET', '/sites', { key: other })).status).toBe(200);
  });

  it('are those of the button for looks at one site, whoever asks', async () => {
    await using world = await createWorld();
    const siteId = await world.addSite('example.jp');
    const { key } = await world.makeKey();
    await takeAllowance(world.db, limits.checksOfOne, siteId, limits.checksOfOne.points);
    const dials = world.network.dials.length;
    const { status, headers } = await world.ask('POST', `/sites/${siteId}/check`, { key });
    expect(status).toBe(429);
    expect(headers.get('ratelimit')).toContain('"checks-of-one";r=0;');
    expect(world.network.dials.length).toBe(dials);
  });

  it('hold for strangers as well', async () => {
    await using world = await createWorld();
    await takeAllowance(world.db, limits.apiStrangers, '192.0.2.1', limits.apiStrangers.points);
    expect((await world.ask('GET', '/sites')).status).toBe(429);
    const { key } = await world.makeKey();
    expect((await world.ask('GET', '/sites', { key })).status).toBe(200);
  });
});

describe('an address of the API', () => {
  it('answers 405 to a method that it does not know, and 404 where nothing is', async () => {
    await using world = await createWorld();
    const { key } = await world.makeKey();
    const put = await world.ask('PUT', '/sites', { key });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect((await world.ask('GET', '/nothing', { key })).status).toBe(404);
    expect((await world.ask('GET', '/nothing')).status).toBe(401);
    expect((await world.ask('GET', `/sites/${'x'.repeat(65)}`, { key })).status).toBe(404);
  });

  it('speaks English, and Japanese to those who ask for it', async () => {
    await using world = await createWorld();
    const titles = ['en', 'ja', 'ja-JP,ja;q=0.9,en;q=0.8', 'fr', '*'].map(async (language) => {
      const { json } = await world.ask('GET', '/sites', { headers: { 'accept-language': language } });
      return z.looseObject({ title: z.string() }).parse(json).title;
    });
    const ja = 'APIキーがありません';
    const en = 'There is no API key';
    expect(await Promise.all(titles)).toEqual([en, ja, ja, en, en]);
  });
});
