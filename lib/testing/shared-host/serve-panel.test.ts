import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { listHostings } from '@/lib/hosting/find-hosting';
import { listPanelWords } from '@/lib/hosting/panel-words';

import { startDnsServer } from '../dns-server';
import type { TestDnsServer } from '../dns-server';
import type { HostedDomain } from './hosted-domain';
import { servePanel } from './serve-panel';
import type { Panel } from './serve-panel';
import { startSharedHost } from './shared-host';
import type { SharedHost } from './shared-host';

const setting = '/security/ssl/free';
const pages = ['/sites', '/switch', '/security', '/security/ssl', setting];

let dns: TestDnsServer;
let sharedHost: SharedHost;
let panel: Panel;
let first: HostedDomain;
let second: HostedDomain;
/** Lets what was pressed happen. */
let goOn: () => void = () => undefined;

beforeAll(async () => {
  dns = await startDnsServer();
  sharedHost = await startSharedHost({ dns });
  const pace = () => new Promise<void>((resolve) => (goOn = resolve));
  const options = { hasWww: false, usesAcme: false, pace };
  first = await sharedHost.addDomain({ host: 'first.example.jp', ...options });
  second = await sharedHost.addDomain({ host: 'second.example.jp', ...options });
  panel = await servePanel({ domains: sharedHost.domains });
});

afterAll(async () => {
  await panel.close();
  await sharedHost.close();
  await dns.close();
});

async function read(path: string): Promise<string> {
  const response = await fetch(panel.url + path);
  expect(response.status).toBe(200);
  return (await response.text()).replace(/<head>[\s\S]*<\/head>/, '').replace(/<[^>]*>/g, ' ');
}

async function send(path: string, fields: Record<string, string>, headers = {}) {
  const body = new URLSearchParams(fields);
  return fetch(panel.url + path, { method: 'POST', body, headers });
}

async function finish(domain: HostedDomain): Promise<void> {
  await expect.poll(() => (goOn(), domain.panel)).toMatch(/^(off|in-use)$/);
}

describe('the practice panel', () => {
  it('says on every page that it is not the real one, in both languages, and which domain it is about', async () => {
    for (const path of pages) {
      const text = await read(path);
      expect(text).toContain('練習用の画面です。本物のConoHaの画面ではありません。');
      expect(text).toContain('It is not ConoHa’s real panel.');
      expect(text).toContain('first.example.jp');
    }
  });

  it('has every word that the steps for ConoHa WING name', async () => {
    const playbook = listHostings().find(({ id }) => id === 'conoha-wing')?.playbook;
    const steps = playbook?.steps ?? [];
    const named = steps.flatMap(({ actions, whatIsNormal, panelShowsWhenDone }) => [
      ...[...actions, ...whatIsNormal].flatMap(({ ja }) => listPanelWords(ja)),
      ...panelShowsWhenDone,
    ]);
    const seen: string[] = [];
    for (const path of pages) seen.push(await read(path));
    await send(setting, { press: 'off' });
    seen.push(await (await send(setting, { press: 'off' })).text());
    await finish(first);
    seen.push(await read(setting));
    await send(setting, { press: 'on' });
    await finish(first);
    seen.push(await read(setting));
    const text = seen.join('\n');
    expect([...new Set(named)].filter((word) => !text.includes(word))).toEqual([]);
  });

  it('switches the SSL of the domain that was chosen, and of no other', async () => {
    await send('/switch', { host: 'second.example.jp' });
    expect(await read(setting)).toContain('利用中');
    await send(setting, { press: 'off' });
    expect([first.panel, second.panel]).toEqual(['in-use', 'turning-off']);
    expect(await read(setting)).toContain('設定中');
    await finish(second);
    const text = await read(setting);
    expect(text).toContain('無効化されました');
    expect(text).not.toContain('利用中');
    await send('/switch', { host: 'first.example.jp' });
  });

  it('lets somebody who rehearses choose what goes wrong', async () => {
    await send('/trouble', { off: 'alert', on: 'staging', flapping: 'www' });
    expect(first.trouble).toEqual({ off: 'alert', on: 'staging', flapping: 'www' });
    await send('/trouble', { off: 'nonsense', on: 'new', flapping: 'none' });
    expect(first.trouble).toEqual({ off: 'alert', on: 'new', flapping: null });
  });

  it('takes nothing from other pages, under other names, or of other kinds', async () => {
    const strange = await send(setting, { press: 'off' }, { origin: 'https://evil.example' });
    expect(strange.status).toBe(400);
    expect((await send(setting, { press: 'explode' })).status).toBe(400);
    expect((await send('/elsewhere', {})).status).toBe(400);
    expect((await fetch(`${panel.url}/elsewhere`)).status).toBe(404);
    expect(first.panel).toBe('in-use');
  });
});
