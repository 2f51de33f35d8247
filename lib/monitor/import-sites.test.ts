import { describe, expect, it } from 'vitest';

import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';
import type { MonitorWorld } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { deleteSite } from './delete-site';
import { importSites } from './import-sites';
import { planImport } from './plan-import';
import { readSiteTable } from './site-table';

async function plan({ monitor }: MonitorWorld, text: string) {
  const table = readSiteTable(text);
  return planImport(monitor, table.kind === 'rows' ? table.rows : [], true);
}

async function tagsOf({ db }: MonitorWorld, host: string): Promise<string[]> {
  const site = await db.site.findFirstOrThrow({ where: { host }, include: { tags: { include: { tag: true } } } });
  return site.tags.map(({ tag }) => tag.name).sort();
}

describe('a table that is brought in', () => {
  it('is judged row by row, and nothing is written by that', async () => {
    await using world = await createMonitorWorld();
    const { monitor } = world;
    await addSites(monitor, testActor, 'known.example.jp www.half.jp', { withCounterpart: false, tags: ['A'] });
    const { added } = await addSites(monitor, testActor, 'gone.example.jp', { withCounterpart: true });
    await deleteSite(monitor, testActor, added[0]?.siteId ?? '');
    const { sites, refused } = await plan(
      world,
      [
        'url,port,tags',
        'https://new.example.jp/shop?x=1,,A;B',
        'www.new.example.jp,,C',
        'new.example.jp,8443,',
        'known.example.jp,,A',
        'KNOWN.example.jp,,B',
        'half.jp,,',
        'gone.example.jp,,',
        '10.0.0.1,,',
        'example.org,70000,',
        ',,A',
        '=cmd|calc,,',
      ].join('\n'),
    );
    expect(sites.map(({ kind, site, tags }) => [kind, `${site.host}:${site.port}`, tags.join(' ')])).toEqual([
      ['new', 'new.example.jp:443', 'A B C'],
      ['new', 'new.example.jp:8443', ''],
      ['tags', 'known.example.jp:443', 'B'],
      ['more', 'half.jp:443', ''],
      ['restored', 'gone.example.jp:443', ''],
    ]);
    expect(refused.map(({ row, refusal }) => [row.text, refusal])).toEqual([
      ['10.0.0.1', 'private-address'],
      ['example.org', 'bad-port'],
      ['', 'empty'],
      ['=cmd|calc', 'bad-characters'],
    ]);
    expect(await world.db.site.count()).toBe(3);
  });

  it('is added with its tags, written down, and looked at', async () => {
    await using world = await createMonitorWorld();
    const { monitor, db } = world;
    await addSites(monitor, testActor, 'known.example.jp', { withCounterpart: false, tags: ['A'] });
    const table = 'site,client\na.example.jp,A\nb.example.jp,B\nknown.example.jp,B\nbad,C';
    const result = await importSites(monitor, testActor, await plan(world, table));
    expect([result.added.length, result.restored.length, result.taggedCount]).toEqual([2, 0, 1]);
    expect(await tagsOf(world, 'a.example.jp')).toEqual(['A']);
    expect(await tagsOf(world, 'known.example.jp')).toEqual(['A', 'B']);
    const acts = await db.auditEntry.findMany({ orderBy: { id: 'asc' }, select: { act: true } });
    expect(acts.map(({ act }) => act)).toEqual(['sites-added', 'sites-added', 'tags-changed']);
    await monitor.background.whenIdle();
    expect(await db.endpoint.count({ where: { host: 'b.example.jp', checkedAt: { not: null } } })).toBe(1);
    const again = await plan(world, table);
    expect(again.sites.map(({ kind }) => kind)).toEqual(['known', 'known', 'known']);
  });

  it('gives what others have added meanwhile its tags', async () => {
    await using world = await createMonitorWorld();
    const planned = await plan(world, 'site,tags\na.example.jp,A');
    await addSites(world.monitor, testActor, 'a.example.jp', { withCounterpart: true });
    const result = await importSites(world.monitor, testActor, planned);
    expect([result.added, result.taggedCount]).toEqual([[], 1]);
    expect(await tagsOf(world, 'a.example.jp')).toEqual(['A']);
  });

  it('says which tags a site cannot get', async () => {
    await using world = await createMonitorWorld();
    const many = Array.from({ length: 21 }, (_, index) => `t${index}`).join(';');
    const { sites } = await plan(world, `site,tags\na.example.jp,${'x'.repeat(41)}\nb.example.jp,${many}`);
    expect(sites.map(({ tags, refusedTags }) => [tags.length, refusedTags])).toEqual([
      [0, ['x'.repeat(41)]],
      [20, ['t20']],
    ]);
  });

  it('takes ten thousand rows', async () => {
    await using world = await createMonitorWorld();
    const rows = Array.from({ length: 10_000 }, (_, index) => `s${index}.example.jp,client ${index % 40}`);
    const planned = await plan(world, ['site,tags', ...rows].join('\n'));
    // Nobody looks at them here.
    const background = { ...world.monitor.background, start: () => undefined };
    const { added } = await importSites({ ...world.monitor, background }, testActor, planned);
    expect(added).toHaveLength(10_000);
    expect(await world.db.site.count()).toBe(10_000);
    expect(await world.db.siteTag.count()).toBe(10_000);
  });
});
