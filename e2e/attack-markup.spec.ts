import Database from 'better-sqlite3';
import { z } from 'zod';

import { expect, test } from './fixtures';
import { addSites, cardOf } from './world/board';
import { tellAttacks } from './world/tell-attacks';

const markup = `"'></title></script><script>globalThis.kigenWasHere=1</script><img src=x data-planted onerror=globalThis.kigenWasHere=1><a href="javascript:kigenWasHere=1">x</a>{{7*7}}\${7*7}`;

/** What somebody could have written, or a certificate could have brought. */
const texts = [
  ['Tag', 'name'],
  ['Site', 'displayHost'],
  ['User', 'name'],
  ['Certificate', 'subject'],
  ['Certificate', 'issuer'],
  ['Certificate', 'serial'],
  ['Session', 'userAgent'],
  ['Session', 'ipAddress'],
  ['AuditEntry', 'personName'],
  ['AuditEntry', 'subjectName'],
  ['AuditEntry', 'act'],
  ['OneTimeLink', 'note'],
  ['Passkey', 'name'],
  ['ApiKey', 'name'],
] as const;

test('markup in every text that is kept is shown as text: no script runs, and the browser has nothing to refuse', async ({
  page,
  app,
  startSite,
  expectedTrouble,
}, testInfo) => {
  const site = await startSite({ host: 'example.jp' });
  await page.goto('/');
  await addSites(page, site.name);
  await expect(cardOf(page, site.name).getByRole('img')).toBeVisible();
  const siteId = plant(app.databaseFile);

  const refused: string[] = [];
  page.on('dialog', (dialog) => {
    refused.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  // What the policy refuses is an error in the console, and each of those fails the test.
  // Where an id or a query leads nowhere, the page says so with 404.
  expectedTrouble.push(/404 \(Not Found\)/);
  const query = encodeURIComponent(markup);
  const paths = [
    '/',
    `/?q=${query}`,
    `/?tag=${query}`,
    `/?added=${query}&deleted=${query}`,
    `/sites/${siteId}`,
    `/sites/${siteId}/recovery`,
    `/sites/${query}`,
    '/deleted',
    '/tags',
    `/tags?tag=${query}&done=${query}`,
    '/people',
    '/audit',
    '/account',
    '/keys',
    '/safety',
    '/settings',
    `/sign-in?next=${query}`,
    `/invitation/${query}`,
    `/reset/${query}`,
    `/guides/${query}`,
    `/learn?q=${query}`,
    `/learn/${query}`,
    '/reports',
    '/reports/all',
    '/reports/t',
    `/reports/${query}?month=${query}`,
  ];
  let shown = 0;
  for (const path of paths) {
    await page.goto(path);
    for (const summary of await page.locator('main summary').all()) await summary.click();
    expect(await page.evaluate((): unknown => Reflect.get(globalThis, 'kigenWasHere')), path).toBeUndefined();
    await expect(page.locator('[data-planted], a[href^="javascript:"]'), path).toHaveCount(0);
    await expect(page.getByText('49', { exact: true }), path).toHaveCount(0);
    shown += await page.getByText('kigenWasHere=1', { exact: false }).count();
  }
  expect(refused).toEqual([]);
  expect(shown).toBeGreaterThan(texts.length);
  tellAttacks(testInfo, 'texts with markup, on every page', texts.length * paths.length);
});

/** Writes the markup into all of them, past every check. */
function plant(file: string): string {
  const database = new Database(file);
  const now = Date.now();
  const later = now + 1e9;
  database.pragma('foreign_keys = OFF');
  const insert = (table: string, row: Readonly<Record<string, string | number | Buffer>>) => {
    const names = Object.keys(row);
    const places = names.map(() => '?').join(', ');
    database
      .prepare(`INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${places})`)
      .run(...Object.values(row));
  };
  const siteId = idOf(database, 'Site');
  const userId = idOf(database, 'User');
  insert('Tag', { id: 't', name: 't' });
  insert('SiteTag', { siteId, tagId: 't' });
  insert('OneTimeLink', {
    id: 'l',
    kind: 'invitation',
    tokenHash: 'x',
    createdAt: now,
    createdById: userId,
    expiresAt: later,
    role: 'viewer',
    seesAll: 1,
    tagIds: '[]',
  });
  const bytes = Buffer.alloc(1);
  const passkey = { id: 'p', userId, name: 'p', credentialId: 'c', publicKey: bytes, counter: 0, transports: '[]' };
  insert('Passkey', { ...passkey, createdAt: now });
  insert('ApiKey', { id: 'k', userId, name: 'k', keyHash: 'x', scope: 'read', createdAt: now, expiresAt: later });
  for (const [table, column] of texts) database.prepare(`UPDATE "${table}" SET "${column}" = ?`).run(markup);
  database.close();
  return siteId;
}

function idOf(database: Database.Database, table: string): string {
  return z.object({ id: z.string() }).parse(database.prepare(`SELECT id FROM "${table}"`).get()).id;
}
