import { describe, expect, it } from 'vitest';
import { createApiWorld } from '@/lib/testing/api-world';
import { buildChecker, contentCheckers } from '@/lib/testing/build-checker';
import { found } from '@/lib/diagnosis/finding';
import { allRoutes } from './_api/all-routes';

async function createWorld() {
  const world = await createApiWorld(allRoutes);
  const siteId = await world.addSite('example.jp');
  await world.db.site.updateMany({ data: { hosting: 'generic' } });
  const { key } = await world.makeKey();
  const path = `/sites/${siteId}/diagnosis`;
  return { ...world, siteId, path, key };
}

describe('a diagnosis over the API', () => {
  it('is begun, joined, and told in the language that was asked for', async () => {
    await using world = await createWorld();
    const { path, key, siteId, monitor } = world;
    expect((await world.ask('GET', path, { key })).json).toEqual({ siteId, running: null, latest: null });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const cdn = buildChecker('cdn', async () => {
      await held;
      return {
        kind: 'looked',
        found: [found('cdn-in-front', { hosts: ['example.jp'], values: { cdn: 'X' } })],
        trace: [],
      };
    });
    monitor.checkers = [...contentCheckers.filter(({ id }) => id !== 'cdn'), cdn];
    const begun = await world.ask('POST', path, { key });
    expect(begun).toMatchObject({ status: 200, json: { siteId, joined: false } });
    expect((await world.ask('POST', path, { key })).json).toMatchObject({ joined: true });
    expect((await world.ask('GET', path, { key })).json).toMatchObject({
      running: { ended: expect.any(Array) as unknown },
    });
    release();
    await monitor.background.whenIdle();
    const { json } = await world.ask('GET', path, { key, headers: { 'accept-language': 'ja' } });
    const finding = {
      name: 'cdn-in-front',
      hosts: ['example.jp'],
      values: { cdn: 'X' },
      title: 'example.jp の前に X があります',
    };
    expect(json).toMatchObject({ running: null, latest: { verdict: 'cannot-tell', findings: [finding], unseen: [] } });
  });

  it('is only read by those who may not change, and of sites that are shared with them', async () => {
    await using world = await createWorld();
    const { path } = world;
    const { key: reading } = await world.makeKey(world.owner, 'read');
    expect((await world.ask('POST', path, { key: reading })).status).toBe(403);
    const viewer = await world.addPerson('viewer@example.jp', 'viewer');
    const { key: viewing } = await world.makeKey(viewer, 'read');
    expect((await world.ask('GET', path, { key: viewing })).status).toBe(200);
    expect((await world.ask('POST', path, { key: viewing })).status).toBe(403);
    const stranger = await world.addPerson('stranger@example.jp', 'editor', []);
    const { key: strange } = await world.makeKey(stranger);
    expect((await world.ask('GET', path, { key: strange })).status).toBe(404);
    expect((await world.ask('POST', path, { key: strange })).status).toBe(404);
    expect(await world.db.diagnosis.count()).toBe(0);
  });

  it('is refused for an address', async () => {
    await using world = await createWorld();
    await world.db.site.updateMany({ data: { host: '192.0.2.1' } });
    expect((await world.ask('POST', world.path, { key: world.key })).status).toBe(422);
  });
});
