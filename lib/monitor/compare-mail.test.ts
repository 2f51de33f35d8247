import { expect, it } from 'vitest';

import { readHostMail } from '@/lib/letters/read-host-mail';
import { seedSites } from '@/lib/testing/seed-sites';
import { createTestDatabase } from '@/lib/testing/test-database';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

import { compareMail, countWatchedNames } from './compare-mail';

const now = new Date('2026-11-22T00:00:00Z');
const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * 60 * 60 * 1000 };
const dayMs = 24 * 60 * 60 * 1000;

it('says whether the mail speaks of the certificate that is shown now', async () => {
  await using file = await createTestDatabase();
  const { database: db } = file;
  const [siteId = ''] = await seedSites(db, { count: 1, now, rules });
  const site = await db.site.findUniqueOrThrow({
    where: { id: siteId },
    include: { endpoints: { include: { certificate: true } } },
  });
  const ends = site.endpoints[0]?.certificate?.notAfter ?? new Date(NaN);
  const compare = async (days: number | null, host = site.host, scope: string[] | null = null, at = now) => {
    const day = days === null ? '' : new Date(ends.getTime() + days * dayMs).toISOString().slice(0, 10);
    const mail = readHostMail({ subject: '', text: `[コモンネーム]www.${host}\n[有効期限]${day}\n` });
    return (await compareMail(db, scope, mail, at)).map(({ kind }) => kind);
  };
  expect(await compare(0)).toEqual(['same']);
  expect(await compare(-60)).toEqual(['renewed']);
  expect(await compare(-20)).toEqual(['other']);
  expect(await compare(0, site.host, null, new Date(ends.getTime() + 1))).toEqual(['expired']);
  expect(await compare(30)).toEqual(['earlier']);
  expect(await compare(null)).toEqual(['undated']);
  expect(await compare(0, 'elsewhere.jp')).toEqual(['unwatched']);
  // What somebody may not see is to them as if nobody watched it.
  expect(await compare(0, site.host, ['no-tag'])).toEqual(['unwatched']);
  await db.endpoint.updateMany({ where: { siteId }, data: { certificateId: null } });
  expect(await compare(0)).toEqual(['unseen']);
});

it('counts a watched name whatever its ending, and of those that nobody watches none', async () => {
  await using file = await createTestDatabase();
  const { database: db } = file;
  const [siteId = ''] = await seedSites(db, { count: 1, now, rules });
  await db.site.update({ where: { id: siteId }, data: { host: 'blog.example' } });
  const mail = readHostMail({ subject: '', text: '[コモンネーム]www.blog.example\nother.example shop.example.jp' });
  const namesFor = async (scope: string[] | null) => (await countWatchedNames(db, scope, mail)).names;
  expect(await namesFor(null)).toEqual(['blog.example', 'shop.example.jp']);
  expect(await namesFor(['no-tag'])).toEqual(['shop.example.jp']);
});
