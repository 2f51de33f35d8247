import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { seedSites } from '@/lib/testing/seed-sites';
import { createTestDatabase } from '@/lib/testing/test-database';
import type { TestDatabase } from '@/lib/testing/test-database';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';
import { statuses, urgencyRank } from '@/lib/tls/status';

import { boardSorts, findBoard } from './find-board';
import type { Board, BoardQuery } from './find-board';
import { refreshStatuses } from './refresh-statuses';
import { untagged } from './untagged';

const hourMs = 60 * 60 * 1000;
const now = new Date('2026-11-21T12:00:00Z');
const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * hourMs };
const siteCount = 400;

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await seedSites(test.database, { count: siteCount, now, rules });
});
afterAll(() => test.dispose());

function find(query: Partial<BoardQuery> = {}): Promise<Board> {
  return findBoard(test.database, { scope: null, now, rules, sort: 'urgency', page: 1, pageSize: 50, ...query });
}

/** Every page after the other. */
async function findAll(query: Partial<BoardQuery>) {
  const { pageCount } = await find(query);
  const pages = await Promise.all(Array.from({ length: pageCount }, (_, index) => find({ ...query, page: index + 1 })));
  return pages.flatMap((page) => page.rows);
}

describe('findBoard', () => {
  it('counts every site once, whatever the filter', async () => {
    const { overview } = await find({ status: 'down', search: 'nobody' });
    expect(overview.siteCount).toBe(siteCount);
    expect(Object.values(overview.counts).reduce((sum, count) => sum + count)).toBe(siteCount);
    const rows = await findAll({});
    const counted = Object.fromEntries(
      statuses.map((status) => [status, rows.filter((row) => row.status === status).length]),
    );
    expect(overview.counts).toEqual(counted);
  });

  it('knows the oldest and the newest look, without those at paused sites', async () => {
    const { overview } = await find();
    const watched = (await findAll({})).filter((row) => !row.isPaused);
    const looks = watched.map((row) => row.checkedAt?.getTime() ?? NaN).filter((at) => !Number.isNaN(at));
    expect(overview.oldestCheckAt).toEqual(new Date(Math.min(...looks)));
    expect(overview.newestCheckAt).toEqual(new Date(Math.max(...looks)));
  });

  it.each(boardSorts)('shows every site on exactly one page, sorted by %s', async (sort) => {
    const rows = await findAll({ sort });
    expect(new Set(rows.map((row) => row.siteId)).size).toBe(siteCount);
    expect(rows).toHaveLength(siteCount);
  });

  it('sorts the most urgent first, and within that what expires first', async () => {
    const rows = await findAll({ sort: 'urgency' });
    const keys = rows.map((row) => [-urgencyRank(row.status), row.expiresAt?.getTime() ?? 0]);
    expect(keys).toEqual([...keys].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
  });

  it('sorts by expiry with those without a certificate last', async () => {
    const rows = await findAll({ sort: 'expiry' });
    const ends = rows.map((row) => row.expiresAt?.getTime() ?? Infinity);
    expect(ends).toEqual([...ends].sort((a, b) => (a === b ? 0 : a - b)));
    expect(ends.at(-1)).toBe(Infinity);
  });

  it('sorts by name and by the newest', async () => {
    const names = (await findAll({ sort: 'name' })).map((row) => row.displayHost);
    expect(names).toEqual([...names].sort());
    const created = (await findAll({ sort: 'added' })).map((row) => -row.createdAt.getTime());
    expect(created).toEqual([...created].sort((a, b) => a - b));
  });

  it.each(statuses)('filters by the status %s, with the number that the tile says', async (status) => {
    const board = await find({ status });
    const rows = await findAll({ status });
    expect(rows.every((row) => row.status === status)).toBe(true);
    expect(rows).toHaveLength(board.overview.counts[status]);
    expect(board.total).toBe(rows.length);
  });

  it('filters by a tag, together with a status and a search', async () => {
    const tagged = (await findAll({})).filter((row) => row.tags.some((tag) => tag.tagId === 'ブログ'));
    expect(tagged.length).toBeGreaterThan(5);
    const board = await find({ tag: 'ブログ', pageSize: siteCount });
    expect(board.total).toBe(tagged.length);
    expect(board.rows.map((row) => row.siteId)).toEqual(tagged.map((row) => row.siteId));
    const healthy = tagged.filter((row) => row.status === 'healthy' && row.displayHost.includes('1'));
    expect((await find({ tag: 'ブログ', status: 'healthy', search: '1' })).total).toBe(healthy.length);
    expect((await find({ tag: 'no such tag' })).total).toBe(0);
    const bare = (await findAll({})).filter((row) => row.tags.length === 0);
    expect((await find({ tag: untagged })).total).toBe(bare.length);
    const found = await findAll({ tag: untagged, search: 'site-0001', sort: 'name' });
    const wanted = bare.map(({ host }) => host).filter((host) => host.includes('site-0001'));
    expect(found.map(({ host }) => host)).toEqual(wanted.toSorted());
  });

  it('gives the last page for a page beyond it, and the first for none', async () => {
    expect(await find({ page: 999 })).toMatchObject({ page: 8, pageCount: 8 });
    expect(await find({ page: 0 })).toMatchObject({ page: 1 });
    expect(await find({ search: 'nobody', page: 3 })).toMatchObject({ page: 1, pageCount: 1, total: 0, rows: [] });
  });

  it('tells of each watched endpoint when its certificate ends and what is worst about it', async () => {
    const rows = await findAll({});
    const down = rows.filter((row) => row.status === 'down');
    expect(down.length).toBeGreaterThan(0);
    for (const row of down) expect(row.endpoints.map((one) => one.topFinding?.severity)).toContain('blocking');
    for (const row of rows.filter((one) => one.status === 'healthy')) {
      expect(row.endpoints.map((one) => one.host)).toEqual([row.host, `www.${row.host}`]);
      expect(row.endpoints.map((one) => one.topFinding)).toEqual([null, null]);
      expect(row.endpoints.map((one) => one.validity?.notAfter)).toEqual([row.expiresAt, row.expiresAt]);
    }
  });
});

describe('the search of the board', () => {
  it.each([
    ['part of a name', '0012', 'site-00123.example.jp', true],
    ['a name in capitals and full width', 'SITE-00123', 'site-00123.example.jp', true],
    ['a name with a full stop of another kind', 'site-00123。example', 'site-00123.example.jp', true],
    ['a pasted address', ' https://www.site-00123.example.jp:443/blog?x=1 ', 'site-00123.example.jp', true],
    ['a wildcard, which stands for itself', 'site-0012%', 'site-00123.example.jp', false],
    ['an underscore, which stands for itself', 'site_00123', 'site-00123.example.jp', false],
    ['a quote, which breaks nothing', `site'"; --`, 'site-00123.example.jp', false],
  ])('finds by %s', async (_, search, name, isFound) => {
    const { rows, total } = await find({ search });
    expect(rows.some((row) => row.displayHost === name)).toBe(isFound);
    expect(total > 0).toBe(isFound);
  });

  it.each(['お店', 'お', 'ブログ', 'ブログ', '顧客a'])(
    'finds the sites of a tag by a part of its name: %s',
    async (search) => {
      const folded = search.normalize('NFKC').toUpperCase();
      const tagged = (await findAll({})).filter((row) => row.tags.some((tag) => tag.name.includes(folded)));
      expect(tagged.length).toBeGreaterThan(0);
      const found = await findAll({ search });
      expect(found.map((row) => row.siteId)).toEqual(tagged.map((row) => row.siteId));
      expect((await find({ search })).total).toBe(tagged.length);
    },
  );

  it('finds by tag and by name together, within a status and another tag', async () => {
    const all = await findAll({});
    const named = all.filter((row) => row.displayHost.includes('jp') && row.status === 'watching');
    expect((await find({ search: 'jp', status: 'watching' })).total).toBe(named.length);
    const both = all.filter((row) => row.tags.some((tag) => tag.name === 'お店') && row.status === 'healthy');
    expect((await find({ search: 'お店', tag: 'お店', status: 'healthy' })).total).toBe(both.length);
    expect((await find({ search: 'お店', tag: 'ブログ' })).total).toBe(0);
  });

  it('finds a name by its Unicode and by its punycode', async () => {
    await using own = await createTestDatabase();
    const status = { status: 'unknown', statusAt: now, urgency: 3 };
    await own.database.site.create({
      data: { id: 'idn', host: 'xn--wgv71a119e.jp', displayHost: '日本語.jp', port: 443, createdAt: now, ...status },
    });
    for (const search of ['日本', '日本語.JP', 'xn--wgv71a', 'XN--WGV71A119E.jp']) {
      const query = { scope: null, now, rules, sort: 'urgency', page: 1, pageSize: 50, search } as const;
      expect((await findBoard(own.database, query)).rows.map((row) => row.siteId)).toEqual(['idn']);
    }
  });
});

describe('the cached statuses', () => {
  it('are refreshed when time has moved them on, forward and back', async () => {
    await using own = await createTestDatabase();
    await seedSites(own.database, { count: 60, now, rules });
    const query = { scope: null, rules, sort: 'urgency', page: 1, pageSize: 50 } as const;
    const before = (await findBoard(own.database, { ...query, now })).overview;
    expect(before.counts.healthy).toBeGreaterThan(40);

    const nextDay = new Date(now.getTime() + 24 * hourMs);
    const stale = (await findBoard(own.database, { ...query, now: nextDay })).overview;
    expect(stale.counts.unknown + stale.counts.paused).toBe(60);

    expect((await findBoard(own.database, { ...query, now })).overview).toEqual(before);
  });

  it('need no refreshing as long as nothing has moved on', async () => {
    expect(await refreshStatuses(test.database, rules, now)).toBe(0);
  });

  it('hold for whoever asked just before they were derived: a look was stored meanwhile', async () => {
    await using own = await createTestDatabase();
    await seedSites(own.database, { count: 60, now, rules });
    const before = await own.database.site.findMany({ select: { statusAt: true }, orderBy: { id: 'asc' } });
    const query = { scope: null, rules, sort: 'urgency', page: 1, pageSize: 50 } as const;
    await findBoard(own.database, { ...query, now: new Date(now.getTime() - 5000) });
    expect(await own.database.site.findMany({ select: { statusAt: true }, orderBy: { id: 'asc' } })).toEqual(before);
  });

  it('are refreshed by the thousand in a moment of sleep, in chunks', async () => {
    await using own = await createTestDatabase();
    await seedSites(own.database, { count: 1200, now, rules });
    const paused = await own.database.site.count({ where: { pausedAt: { not: null } } });
    const unseen = await own.database.site.count({ where: { checkedAt: null } });
    const nextDay = new Date(now.getTime() + 24 * hourMs);
    expect(await refreshStatuses(own.database, rules, nextDay)).toBe(1200 - paused - unseen);
    expect(await own.database.site.count({ where: { status: 'unknown' } })).toBe(1200 - paused);
  });
});
