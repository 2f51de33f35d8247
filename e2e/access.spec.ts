import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import Database from 'better-sqlite3';
import { z } from 'zod';

import { expect, test } from './fixtures';
import { actionTable, callers, routeTable } from './world/access-table';
import type { Caller } from './world/access-table';
import { callAction, listBuiltActions } from './world/call-action';
import { seedCallers } from './world/seed-callers';
import { withDatabase } from './world/serve-app';
import { tellAttacks } from './world/tell-attacks';

const app = path.resolve(import.meta.dirname, '../app');
const words = z
  .object({
    notAllowed: z.string(),
    notYours: z.string(),
    foreignOrigin: z.string(),
    badInput: z.string(),
    tooOften: z.string(),
  })
  .parse(JSON.parse(readFileSync(path.resolve(app, '../lib/words/ja/error.json'), 'utf8')));

/** What people have made; looks at sites and counts of attempts go on by themselves. */
const made = [
  'SELECT id, host, deletedAt, pausedAt FROM Site',
  'SELECT id, watched FROM Endpoint',
  ...[
    'Tag',
    'SiteTag',
    'TagBatch',
    'SharedTag',
    'User',
    'Account',
    'TwoFactor',
    'Passkey',
    'OneTimeLink',
    'AuditEntry',
    'ApiKey',
    'Channel',
    'ChannelTag',
    'NoticePolicy',
    'CalendarFeed',
    'RecoveryPlan',
  ].map((table) => `SELECT * FROM "${table}"`),
  'SELECT id, userId FROM Session',
  `SELECT * FROM Setting WHERE name IN ('heartbeat', 'weekly', 'learn')`,
];
const rights = ['SELECT id, email, role, seesAll, twoFactorEnabled FROM User', 'SELECT * FROM SharedTag'];

/** What an attacker would add to any form. */
const extra = {
  role: 'owner',
  seesAll: 'true',
  sees: 'all',
  userId: 'viewer',
  email: 'evil@example.jp',
  twoFactorEnabled: '',
  scope: '',
  limit: '0',
  now: '0',
  ['__proto__']: 'x',
  constructor: 'x',
  'visitor.role': 'owner',
};

test('every action and route answers each caller as the table says, and nobody else', async ({
  app: served,
  template,
  expectedTrouble,
}, testInfo) => {
  test.setTimeout(5 * 60_000);
  const { url, databaseFile } = served;
  const known = await withDatabase(databaseFile, seedCallers);
  const ownCookie = `${template.session.name}=${template.session.value}`;
  const cookies: Record<Caller, string> = { ...known.cookies, owner: ownCookie };
  const actions = listBuiltActions();
  expect(actions.map(({ name }) => name).toSorted()).toEqual(Object.keys(actionTable).toSorted());

  await test.step('routes', async () => {
    const routes = listRoutes();
    expect(Object.keys(routeTable).filter((route) => !routes.includes(route))).toEqual([]);
    const answers: Record<string, number[]> = {};
    const wanted: Record<string, readonly number[]> = {};
    for (const route of routes) {
      const [method = '', address = ''] = route.split(' ');
      const isForKeys = address.startsWith('/api/v1/') && !(route in routeTable);
      wanted[route] = isForKeys ? callers.map(() => 401) : (routeTable[route] ?? []);
      answers[route] = [];
      clearLimits(databaseFile);
      for (const caller of callers) {
        const headers = { cookie: cookies[caller], origin: url };
        const target = new URL(address.replaceAll(/\[[^\]]+\]/g, known.siteId), url);
        const { status } = await fetch(target, { method, headers, redirect: 'manual' });
        // What is not there, and what cannot be done there, is as closed to a cookie as the rest.
        answers[route].push(isForKeys && (status === 404 || status === 405) ? 401 : status);
      }
    }
    expect(answers).toEqual(wanted);
    tellAttacks(testInfo, 'routes, called by everybody', routes.length * callers.length);
  });

  await test.step('no action takes a call from elsewhere', async () => {
    // Next says that it refuses them, besides us.
    expectedTrouble.push(/origin|Invalid Server Actions request|forwarded|^\s+at |digest|⨯/i);
    const { port } = new URL(url);
    const elsewhere: Record<string, string>[] = [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: `http://127.0.0.1:${Number(port) + 1}` },
      { origin: `https://127.0.0.1:${port}` },
      { origin: `http://127.0.0.1.evil.example:${port}` },
      { origin: `http://evil.example`, 'x-forwarded-host': 'evil.example' },
      { origin: `http://evil.example`, forwarded: 'host=evil.example', 'x-forwarded-proto': 'http' },
    ];
    const before = read(databaseFile, made);
    const through: string[] = [];
    for (const action of actions) {
      const { fields, previous } = getEntry(action.name);
      for (const headers of elsewhere) {
        const terms = { url, action, fields: fields(known), previous };
        const response = await callAction({ ...terms, headers: { cookie: ownCookie, ...headers } });
        const body = await response.text();
        if (response.status < 400 && !body.includes(words.foreignOrigin)) {
          through.push(`${action.name} with ${JSON.stringify(headers)}: ${response.status} ${body.slice(0, 300)}`);
        }
      }
    }
    expect(through).toEqual([]);
    expect(read(databaseFile, made)).toEqual(before);
    tellAttacks(testInfo, 'actions, called from other origins', actions.length * elsewhere.length);
  });

  await test.step('actions', async () => {
    const mayDo = read(databaseFile, rights);
    const names = Object.keys(actionTable);
    for (const name of names) {
      const action = actions.find((one) => one.name === name);
      if (!action) throw new Error(`${name} was not built.`);
      const { fields, previous, who } = getEntry(name);
      const outcomes: string[] = [];
      clearLimits(databaseFile);
      for (const caller of callers) {
        const before = read(databaseFile, made);
        const sent = { ...extra, ...fields(known) };
        const headers = { cookie: cookies[caller], origin: url };
        const response = await callAction({ url, action, fields: sent, previous, headers });
        const outcome = readOutcome(response, await response.text());
        outcomes.push(outcome);
        if (outcome !== 'done') expect(read(databaseFile, made), `${name} by ${caller}`).toEqual(before);
      }
      expect(outcomes, name).toEqual(who);
    }
    expect(read(databaseFile, rights)).toEqual(mayDo);
    tellAttacks(
      testInfo,
      'actions, called by everybody with fields that nobody asked for',
      names.length * callers.length,
    );
  });

  await test.step('a session that has ended, or was made up, opens nothing', async () => {
    const before = read(databaseFile, made);
    const closed = actions.filter(({ name }) => getEntry(name).who[0] === 'sign-in');
    const forged = forgeCookies(ownCookie, decodeURIComponent(template.session.value).split('.')[0] ?? '');
    const through: string[] = [];
    for (const action of closed) {
      const { fields, previous } = getEntry(action.name);
      for (const cookie of forged) {
        const terms = { url, action, fields: fields(known), previous, headers: { cookie, origin: url } };
        const response = await callAction(terms);
        const outcome = readOutcome(response, await response.text());
        if (outcome !== 'sign-in') through.push(`${action.name} with ${cookie}: ${outcome}`);
      }
    }
    expect(through).toEqual([]);
    expect(read(databaseFile, made)).toEqual(before);
    tellAttacks(testInfo, 'actions, called with sessions that ended or were made up', closed.length * forged.length);
  });
});

/** What a thief may come with: a session that has ended, and cookies that were made up or changed. */
function forgeCookies(ended: string, sessionToken: string): string[] {
  const name = 'kigen.session_token';
  const signature = 'A'.repeat(43);
  return [
    ended,
    `${name}=${sessionToken}`,
    `${name}=${sessionToken}.`,
    `${name}=${sessionToken}.${encodeURIComponent(`${signature}=`)}`,
    `__Secure-${ended}`,
    `${name}=; ${ended}`,
    `kigen.session_data=${Buffer.from(JSON.stringify({ session: { user: { role: 'owner' } } })).toString('base64url')}`,
    `${name}=null`,
  ];
}

function getEntry(name: string) {
  const entry = actionTable[name];
  if (!entry) throw new Error(`${name} has no row in the access table.`);
  return entry;
}

function readOutcome(response: Response, body: string): string {
  const target = response.headers.get('x-action-redirect') ?? '';
  // Signing out leads there too, and takes the cookie with it.
  if (/^\/sign-in;/.test(target) && response.headers.getSetCookie().length === 0) return 'sign-in';
  if (body.includes(words.notAllowed)) return 'not-allowed';
  if (body.includes(words.notYours)) return 'not-yours';
  for (const refusal of [words.badInput, words.foreignOrigin, words.tooOften.slice(0, 20)]) {
    if (body.includes(refusal)) return refusal;
  }
  return response.status < 400 ? 'done' : `HTTP ${response.status}`;
}

function listRoutes(): string[] {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)route\.ts$/.test(file));
  return files.flatMap((file) => {
    const source = readFileSync(path.join(app, file), 'utf8');
    const exported = source.match(/^export (?:const|async function|function) .*$/gm) ?? [];
    const methods = exported.flatMap((line) => line.match(/\b(GET|POST|PUT|PATCH|DELETE)\b/g) ?? []);
    return methods.map((method) => `${method} /${path.dirname(file)}`);
  });
}

function read(file: string, queries: readonly string[]): unknown[] {
  const database = new Database(file, { readonly: true });
  const rows = queries.map((query) => database.prepare(query).all());
  database.close();
  return rows;
}

/** Five callers from one address would be one too many for the ways in. */
function clearLimits(file: string): void {
  const database = new Database(file);
  database.exec('DELETE FROM Allowance; DELETE FROM RateLimit');
  database.close();
}
