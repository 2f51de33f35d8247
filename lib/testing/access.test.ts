import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { actionTable } from '@/e2e/world/access-table';
import { permissions } from '@/lib/auth/permissions';

const app = path.resolve(import.meta.dirname, '../../app');
const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
const read = (file: string) => readFileSync(path.join(app, file), 'utf8');

/** Pages for those who have not signed in, each with its reason. Everything else begins with requireVisitor. */
const openPages = new Map([
  ['sign-in/page.tsx', 'the way in'],
  ['sign-in/second-step/page.tsx', 'the way in'],
  ['invitation/[token]/page.tsx', 'the way in, with a link that works once'],
  ['reset/[token]/page.tsx', 'by a link that works once'],
  ['forgotten/page.tsx', 'asks for such a link'],
  ['setup/page.tsx', 'the way in, while nobody owns the installation'],
  ['guides/page.tsx', 'leads to a guide'],
  ['guides/[host]/page.tsx', 'says what every host says to everybody'],
  ['settings/page.tsx', 'language and time zone of this browser'],
]);

/** Pages that the owner may open to everybody: they begin with requireReader, and else send people to sign in. */
const readingPages = ['learn/page.tsx', 'learn/[topic]/page.tsx'];

/** Actions for those who have not signed in. */
const openActions = new Map([
  ['resetPasswordAction', 'by a link that works once'],
  ['forgottenAction', 'asks for such a link, which goes to its owner by mail'],
  ['setUpAction', 'makes the first owner, by loopback or the set-up word'],
  ['acceptInvitationAction', 'the way in, with a link that works once'],
  ['signInAction', 'the way in'],
  ['secondStepAction', 'the way in'],
  ['beginPasskeySignInAction', 'the way in'],
  ['passkeySignInAction', 'the way in'],
  ['saveSettingsAction', 'language and time zone of this browser'],
]);

/** Route handlers for everybody. */
const openRoutes = new Map([
  ['api/health/route.ts', 'says what works and what does not, and nothing else'],
  ['metrics/route.ts', 'asks for a token of its own; without that setting there is nothing'],
  ['calendar/[token]/route.ts', 'by a secret address, since calendar programs cannot sign in'],
  ['api/v1/openapi.json/route.ts', 'says what the API of every Kigen can do'],
]);
/** What a route of the API exports, and nothing besides: it is asked with a key, by programs. */
const endpoints = /^export const \{ GET, POST, PUT, PATCH, DELETE \} = defineEndpoints\(\{/;

describe('nothing forgets to ask who comes', () => {
  const pages = files.filter((file) => file.endsWith('page.tsx'));
  const routes = files.filter((file) => file.endsWith('route.ts'));
  const actions = files.filter((file) => /\.tsx?$/.test(file) && /^['"]use server['"]/m.test(read(file)));

  it('finds pages, routes and actions at all', () => {
    expect(pages.length).toBeGreaterThan(8);
    expect(actions.length).toBeGreaterThan(5);
    expect(routes.length).toBeGreaterThan(0);
  });

  it.each(pages)('page %s', (file) => {
    const guard = /await requireVisitor\('([\w.]+)'/.exec(read(file));
    if (readingPages.includes(file)) expect(read(file)).toMatch(/await requireReader\(/);
    else if (openPages.has(file)) expect(guard).toBeNull();
    else expect(permissions).toContain(guard?.[1]);
  });

  it.each(routes)('route %s', (file) => {
    if (openRoutes.has(file)) {
      expect(read(file)).not.toMatch(/define(Route|Endpoints)/);
      return;
    }
    if (file.startsWith('api/v1/')) {
      const exported = read(file).match(/^export .*$/gm) ?? [];
      expect(exported.length).toBe(1);
      expect(exported[0]).toMatch(endpoints);
      return;
    }
    const handlers = [...read(file).matchAll(/^export (?:const|async function|function) (\w+)(.*)$/gm)];
    expect(handlers.length).toBeGreaterThan(0);
    for (const [line, name = '', rest = ''] of handlers) {
      if (/^[A-Z]+$/.test(name)) expect(rest, line).toMatch(/= define(Open)?Route[<(]/);
    }
  });

  it.each(actions)('actions of %s', (file) => {
    const source = read(file);
    const exported = [...source.matchAll(/^export (?!type |interface )(.*)$/gm)].map((match) => match[1] ?? '');
    expect(exported.length).toBeGreaterThan(0);
    for (const line of exported) {
      const [, name = '', maker = ''] = /^const (\w+) = (define(?:Open)?Action)[<(]/.exec(line) ?? [];
      expect(maker, line).toBe(openActions.has(name) ? 'defineOpenAction' : 'defineAction');
    }
  });

  it('keeps the actions of a file to those that it exports', () => {
    const inline = files.filter((file) => /\.tsx?$/.test(file) && /^\s+['"]use server['"]/m.test(read(file)));
    expect(inline).toEqual([]);
  });

  it('has a row of the access table for every action, which e2e/access.spec.ts calls as everybody', () => {
    const names = actions.flatMap((file) => [...read(file).matchAll(/^export const (\w+)/gm)].map(([, name]) => name));
    expect(Object.keys(actionTable).toSorted()).toEqual(names.toSorted());
  });

  it('has no open page, action or route that is gone', () => {
    const sources = actions.map(read).join('\n');
    expect([...openPages.keys(), ...readingPages].filter((file) => !pages.includes(file))).toEqual([]);
    expect([...openRoutes.keys()].filter((file) => !routes.includes(file))).toEqual([]);
    expect([...openActions.keys()].filter((name) => !sources.includes(`export const ${name} `))).toEqual([]);
  });
});
