import { describe, expect, it } from 'vitest';

import { openDatabase } from '@/lib/db/open-database';
import { createMonitorWorld, createTestMonitor, testActor } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { deleteSite } from './delete-site';
import { setPaused } from './set-paused';
import { setWatched } from './set-watched';

const both = { withCounterpart: true };
const typedOnly = { withCounterpart: false };

describe('addSites', () => {
  it('adds every name of a paste and says of each other entry why not', async () => {
    await using world = await createMonitorWorld();
    const text =
      'example.jp\nhttps://user@example.org/ 日本語.jp,localhost、WWW.Example.JP. shop.example.notatld 10.0.0.1';
    const { added, duplicates, refused, restored, tooMuch } = await addSites(world.monitor, testActor, text, both);
    expect(added.map(({ text, displayHost, warnings }) => [text, displayHost, warnings])).toEqual([
      ['example.jp', 'example.jp', []],
      ['日本語.jp', '日本語.jp', []],
      ['shop.example.notatld', 'shop.example.notatld', ['unknown-tld']],
    ]);
    expect(duplicates).toEqual([]);
    expect(refused).toEqual([
      { text: 'https://user@example.org/', refusal: 'user-info' },
      { text: 'localhost', refusal: 'local-name' },
      { text: '10.0.0.1', refusal: 'private-address' },
    ]);
    expect(restored).toEqual([]);
    expect(tooMuch).toBeNull();
    expect(await world.db.site.findMany({ select: { host: true }, orderBy: { host: 'asc' } })).toEqual([
      { host: 'example.jp' },
      { host: 'shop.example.notatld' },
      { host: 'xn--wgv71a119e.jp' },
    ]);
  });

  it('stores nothing when the paste is too much at once', async () => {
    await using world = await createMonitorWorld();
    const text = Array.from({ length: 501 }, (_, index) => `site-${index}.example.jp`).join(' ');
    const result = await addSites(world.monitor, testActor, text, both);
    expect(result.tooMuch).toEqual({ kind: 'too-many-entries', count: 501, limit: 500 });
    expect(await world.db.site.count()).toBe(0);
  });

  it('adds nothing, and says nothing, for an empty paste', async () => {
    await using world = await createMonitorWorld();
    const result = await addSites(world.monitor, testActor, ' \n', both);
    expect([result.added, result.duplicates, result.refused]).toEqual([[], [], []]);
  });

  it('answers while the first looks are still running', async () => {
    await using world = await createMonitorWorld();
    world.network.hold();
    const { added } = await addSites(world.monitor, testActor, 'slow.example.jp', both);
    expect(added).toHaveLength(1);
    await world.network.whenDialled(1);
    expect(await world.db.endpoint.count({ where: { checkedAt: null } })).toBe(1);
  });

  it('makes one site of a name added twenty times at once, from two processes', async () => {
    await using world = await createMonitorWorld();
    const second = openDatabase(world.file);
    const other = createTestMonitor(second, world.clock, world.network, (error) => expect.fail(String(error)));
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        addSites(index % 2 ? other : world.monitor, testActor, 'example.jp', typedOnly),
      ),
    );
    await other.background.whenIdle();
    await second.$disconnect();
    expect(results.flatMap((result) => result.added)).toHaveLength(1);
    expect(results.flatMap((result) => result.duplicates)).toHaveLength(19);
    expect(await world.db.site.count()).toBe(1);
    expect(await world.db.endpoint.count()).toBe(1);
  });

  it('takes both forms of a name for one site without a word, and names what stands twice', async () => {
    await using world = await createMonitorWorld();
    const forms = await addSites(world.monitor, testActor, 'example.jp www.example.jp', typedOnly);
    expect([forms.added.length, forms.duplicates]).toEqual([1, []]);
    expect(await world.db.endpoint.count({ where: { watched: true } })).toBe(2);
    const twice = await addSites(world.monitor, testActor, 'shop.example.jp https://shop.example.jp/again', typedOnly);
    expect(twice.duplicates.map(({ text }) => text)).toEqual(['https://shop.example.jp/again']);
  });

  it('says of a name that is watched already which site it is', async () => {
    await using world = await createMonitorWorld();
    const { added } = await addSites(world.monitor, testActor, 'example.jp', typedOnly);
    const again = await addSites(world.monitor, testActor, 'https://EXAMPLE.jp/blog', typedOnly);
    expect(again.added).toEqual([]);
    expect(again.duplicates).toEqual([
      { text: 'https://EXAMPLE.jp/blog', siteId: added[0]?.siteId, displayHost: 'example.jp', port: 443 },
    ]);
  });

  it('adds the other form to a site when it is typed later, and keeps what was there', async () => {
    await using world = await createMonitorWorld();
    const { added } = await addSites(world.monitor, testActor, 'example.jp', typedOnly);
    const more = await addSites(world.monitor, testActor, 'www.example.jp', typedOnly);
    expect(more.added.map((entry) => entry.siteId)).toEqual([added[0]?.siteId]);
    const hosts = await world.db.endpoint.findMany({ select: { host: true, watched: true }, orderBy: { host: 'asc' } });
    expect(hosts).toEqual([
      { host: 'example.jp', watched: true },
      { host: 'www.example.jp', watched: true },
    ]);
  });

  it('watches a form again that was unticked before', async () => {
    await using world = await createMonitorWorld();
    await addSites(world.monitor, testActor, 'example.jp www.example.jp', typedOnly);
    const www = await world.db.endpoint.findFirstOrThrow({ where: { host: 'www.example.jp' } });
    await setWatched(world.monitor, testActor, www.id, false);
    const { added } = await addSites(world.monitor, testActor, 'www.example.jp', typedOnly);
    expect(added).toHaveLength(1);
    expect(await world.db.endpoint.count({ where: { watched: true } })).toBe(2);
  });

  it('takes the same name on another port for another site', async () => {
    await using world = await createMonitorWorld();
    const { added } = await addSites(world.monitor, testActor, 'example.jp example.jp:8443', typedOnly);
    expect(added).toHaveLength(2);
  });

  it('brings a deleted site back with its history, and unpaused', async () => {
    await using world = await createMonitorWorld();
    const { added } = await addSites(world.monitor, testActor, 'example.jp', typedOnly);
    await world.monitor.background.whenIdle();
    const siteId = added[0]?.siteId ?? '';
    await setPaused(world.monitor, testActor, siteId, true);
    await deleteSite(world.monitor, testActor, siteId);
    const again = await addSites(world.monitor, testActor, 'example.jp', typedOnly);
    expect(again.added).toEqual([]);
    expect(again.restored).toEqual([{ text: 'example.jp', siteId, displayHost: 'example.jp', warnings: [] }]);
    const site = await world.db.site.findUniqueOrThrow({ where: { id: siteId } });
    expect([site.deletedAt, site.pausedAt]).toEqual([null, null]);
    expect(await world.db.check.count()).toBeGreaterThan(0);
  });

  it('gives the added sites their tags, and says which names are none', async () => {
    await using world = await createMonitorWorld();
    const { refusedTags } = await addSites(world.monitor, testActor, 'a.example.jp b.example.jp', {
      withCounterpart: false,
      tags: ['ブログ', '\u0007'],
    });
    expect(refusedTags).toEqual([{ text: '\u0007', refusal: 'control-characters' }]);
    expect(await world.db.siteTag.count({ where: { tag: { name: 'ブログ' } } })).toBe(2);
  });

  it('stores five hundred sites at once', async () => {
    await using world = await createMonitorWorld();
    world.network.hold();
    const text = Array.from({ length: 500 }, (_, index) => `site-${index}.example.jp`).join('\n');
    const { added } = await addSites(world.monitor, testActor, text, both);
    expect(added).toHaveLength(500);
    expect(await world.db.endpoint.count()).toBe(500);
    // Their first looks are no part of this.
    await world.db.site.updateMany({ data: { pausedAt: world.clock.now() } });
  });
});
