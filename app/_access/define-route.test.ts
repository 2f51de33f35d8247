import { afterEach, describe, expect, it } from 'vitest';
import { createAuthWorld } from '@/lib/testing/auth-world';
import { addGuest, guestPassword, makeOwner } from '@/lib/testing/invite-guest';
import { testOwner } from '@/lib/testing/sign-in-owner';
import { defineRoute } from './define-route';

const route = defineRoute({
  may: 'audit.see',
  run: (_request, visitor) => Promise.resolve(new Response(visitor.email, { headers: { 'Cache-Control': 'public' } })),
});
const own = 'http://127.0.0.1:3000';

describe('a route handler', () => {
  afterEach(() => {
    globalThis.kigenAuth = undefined;
    globalThis.kigenDatabase = undefined;
  });

  async function createRouteWorld() {
    const world = await createAuthWorld();
    globalThis.kigenAuth = world.auth;
    globalThis.kigenDatabase = world.db;
    const ask = (method: string, origin?: string) => {
      const headers = new Headers({
        cookie: [...world.jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
      });
      if (origin !== undefined) headers.set('origin', origin);
      return route(new Request(`${own}/audit/export`, { method, headers }), { params: Promise.resolve({}) });
    };
    return { world, ask };
  }

  it('answers those who may, and no cache keeps it', async () => {
    const { world, ask } = await createRouteWorld();
    await using _ = world;
    await makeOwner(world.access());
    await world.signIn(testOwner.email, testOwner.password);
    const response = await ask('GET');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(testOwner.email);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });

  it('answers 401 without a session, and 403 without the permission, both without a word', async () => {
    const { world, ask } = await createRouteWorld();
    await using _ = world;
    const owner = await makeOwner(world.access());
    const anonymous = await ask('GET');
    expect([anonymous.status, await anonymous.text()]).toEqual([401, '']);

    await addGuest(world.access(), owner, { email: 'editor@example.jp', role: 'editor' });
    await world.signIn('editor@example.jp', guestPassword);
    const editor = await ask('GET');
    expect([editor.status, await editor.text()]).toEqual([403, '']);
    expect(editor.headers.get('cache-control')).toBe('private, no-store');
  });

  it('takes what changes something only from our own pages', async () => {
    const { world, ask } = await createRouteWorld();
    await using _ = world;
    await makeOwner(world.access());
    await world.signIn(testOwner.email, testOwner.password);
    expect((await ask('POST')).status).toBe(403);
    expect((await ask('POST', 'null')).status).toBe(403);
    expect((await ask('DELETE', 'https://evil.example')).status).toBe(403);
    expect((await ask('POST', own)).status).toBe(200);
    expect((await ask('GET', 'https://evil.example')).status).toBe(200);
  });
});
