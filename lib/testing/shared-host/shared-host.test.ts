import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { judge } from '@/lib/tls/judge';
import type { Judgement } from '@/lib/tls/judge';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';
import { createObserver } from '@/lib/tls/observe';
import type { Observer } from '@/lib/tls/observe';

import { startDnsServer } from '../dns-server';
import type { TestDnsServer } from '../dns-server';
import { hostDefaultName } from './host-authority';
import { createPace } from './pace';
import type { Press } from './pace';
import { startSharedHost } from './shared-host';
import type { DomainOptions, SharedHost } from './shared-host';
import type { OffLook, OnResult } from './trouble';

let dns: TestDnsServer;
let sharedHost: SharedHost;
let observer: Observer;
let count = 0;

beforeAll(async () => {
  dns = await startDnsServer();
  sharedHost = await startSharedHost({ dns });
  observer = createObserver({
    dnsServers: [dns.server],
    allowNets: ['127.0.0.0/8'],
    extraRoots: sharedHost.roots,
    checksRevocation: false,
  });
});

afterAll(async () => {
  await sharedHost.close();
  await dns.close();
});

/** Another domain on the host, and the product's own way of looking at it. */
async function addDomain(options: Partial<DomainOptions> = {}) {
  const host = `blog-${(count += 1)}.example.jp`;
  const pace = createPace({ offMs: 0, onMs: 0 });
  const domain = await sharedHost.addDomain({ host, pace, usesAcme: false, ...options });
  const look = async (name: string = host) => {
    const observation = await observer.observe({ host: name, port: sharedHost.port });
    const context = { now: new Date(), policy: defaultUrgencyPolicy, hostDefaults: [{ pattern: hostDefaultName }] };
    return { ...describeLook(judge(observation, context)), http: observation.addresses[0]?.http?.status ?? null };
  };
  const press = async (button: Press) => {
    expect(domain.press(button)).toBe('begun');
    await domain.whenSettled();
  };
  return { host, www: `www.${host}`, domain, look, press };
}

function describeLook({ findings, presented, isOwned }: Judgement) {
  return {
    problems: findings.map(({ problem }) => problem),
    isOwned,
    serial: presented?.serial ?? null,
    notBefore: presented?.notBefore ?? null,
    issuer: presented?.issuer ?? null,
  };
}

/** A pace that stands still until a test lets a name go on. */
function createGates() {
  const gates = new Map<string, () => void>();
  return {
    pace: (press: Press, name: string) => new Promise<void>((resolve) => void gates.set(`${press} ${name}`, resolve)),
    open: (press: Press, name: string) => gates.get(`${press} ${name}`)?.(),
  };
}

describe('OFF and ON as ConoHa WING does it', () => {
  it('shows the own certificate, then the host’s with 503, then a new one', async () => {
    const { domain, look, press } = await addDomain();
    const before = await look();
    expect(before).toMatchObject({ isOwned: true, http: 200 });
    expect(before.problems).toContain('renewal-overdue');

    await press('off');
    expect(domain.panel).toBe('off');
    for (const name of domain.names) {
      expect(await look(name)).toMatchObject({ problems: ['host-default-certificate'], isOwned: false, http: 503 });
    }

    await press('on');
    expect(domain.panel).toBe('in-use');
    for (const name of domain.names) {
      const after = await look(name);
      expect(after).toMatchObject({ problems: [], isOwned: true, http: 200 });
      expect(after.serial).not.toBe(before.serial);
      expect(after.notBefore?.getTime()).toBeGreaterThan(before.notBefore?.getTime() ?? Infinity);
    }
  });

  it('refuses every press while a change is under way, and one that would change nothing', async () => {
    const gates = createGates();
    const { host, domain } = await addDomain({ pace: gates.pace, hasWww: false });
    expect(domain.press('on')).toBe('is-so-already');
    expect(domain.press('off')).toBe('begun');
    expect(domain.panel).toBe('turning-off');
    expect([domain.press('off'), domain.press('on')]).toEqual(['refused', 'refused']);
    await expect.poll(() => (gates.open('off', host), domain.panel)).toBe('off');
    expect(domain.finished?.press).toBe('off');
    expect(domain.press('off')).toBe('is-so-already');
  });

  it('changes apex and www at different times', async () => {
    const gates = createGates();
    const { host, www, domain, look } = await addDomain({ pace: gates.pace });
    domain.press('off');
    await expect.poll(async () => (gates.open('off', host), (await look(host)).isOwned)).toBe(false);
    expect(domain.panel).toBe('turning-off');
    expect(await look(www)).toMatchObject({ isOwned: true, http: 200 });
    gates.open('off', www);
    await domain.whenSettled();
    expect(await look(www)).toMatchObject({ isOwned: false, http: 503 });
  });

  it('shows the host’s own certificate for a domain whose SSL was never ON, and for names that it does not have', async () => {
    const { domain, look } = await addDomain({ certificate: null });
    expect(domain.panel).toBe('off');
    expect(await look()).toMatchObject({ problems: ['host-default-certificate'], http: 503 });
    dns.set('nobody.example.jp', { A: ['127.0.0.1'] });
    expect(await look('nobody.example.jp')).toMatchObject({ problems: ['host-default-certificate'], http: 503 });
  });

  it('can renew by itself, as it should have', async () => {
    const { domain, look } = await addDomain();
    const before = await look();
    await domain.renew();
    const after = await look();
    expect(after).toMatchObject({ problems: [], http: 200 });
    expect(after.serial).not.toBe(before.serial);
  });
});

describe('OFF seen in other ways', () => {
  it.each<[OffLook, object]>([
    ['refused', { problems: ['refused'] }],
    ['alert', { problems: ['handshake-failed'] }],
    ['another-name', { problems: ['name-mismatch'], http: 200 }],
    ['unchanged', { isOwned: true, http: 200 }],
  ])('as %s', async (off, expected) => {
    const { press, look } = await addDomain({
      trouble: { off },
      ...(off === 'refused' ? { address: '127.0.0.2' } : {}),
    });
    const before = await look();
    await press('off');
    const seen = await look();
    expect(seen).toMatchObject(expected);
    if (off === 'unchanged') expect(seen.serial).toBe(before.serial);
    await press('on');
    expect(await look()).toMatchObject({ problems: [], http: 200 });
  });

  it('as nothing at all: the panel stays where it is', async () => {
    const { domain, look } = await addDomain({ trouble: { off: 'never' } });
    expect(domain.press('off')).toBe('begun');
    expect(await look()).toMatchObject({ isOwned: true, http: 200 });
    expect(domain.panel).toBe('turning-off');
    expect(domain.press('off')).toBe('refused');
  });
});

describe('ON that goes wrong', () => {
  it.each<[OnResult, object, object]>([
    ['another-issuer', { problems: [], issuer: 'CN=Another Practice Issuer' }, { problems: [] }],
    ['staging', { problems: ['untrusted-root'], issuer: 'CN=(STAGING) Practice Issuer' }, {}],
    ['without-www', { problems: [] }, { problems: ['name-mismatch'] }],
    ['unverified-chain', { problems: ['incomplete-chain'] }, { problems: ['incomplete-chain'] }],
    ['still-503', { problems: [], http: 503 }, { problems: [], http: 503 }],
  ])('brings %s', async (on, onApex, onWww) => {
    const { www, press, look } = await addDomain({ trouble: { on } });
    const before = await look();
    await press('off');
    await press('on');
    const after = await look();
    expect(after).toMatchObject({ isOwned: true, ...onApex });
    expect(after.serial).not.toBe(before.serial);
    expect(await look(www)).toMatchObject(onWww);
  });

  it('brings the same old certificate back', async () => {
    const { press, look } = await addDomain({ trouble: { on: 'same-old' } });
    const before = await look();
    await press('off');
    await press('on');
    expect(await look()).toEqual(before);
  });

  it('never ends: the panel stays at 設定中 and the site away', async () => {
    const { domain, press, look } = await addDomain({ trouble: { on: 'never' } });
    await press('off');
    domain.press('on');
    expect(domain.panel).toBe('turning-on');
    expect(await look()).toMatchObject({ problems: ['host-default-certificate'], http: 503 });
  });

  it('leaves one name flapping between old and new', async () => {
    const { host, www, press, look } = await addDomain({ trouble: { flapping: 'www' } });
    await press('off');
    await press('on');
    const seen = [];
    for (const name of [host, host, www, www]) seen.push((await look(name)).http);
    expect(seen).toEqual([200, 200, 200, 503]);
  });
});

it('gets its new certificate from a real ACME server where there is one, and from the private root elsewhere', async () => {
  const { domain, look, press } = await addDomain({ usesAcme: true });
  await press('off');
  await press('on');
  for (const name of domain.names) {
    const after = await look(name);
    expect(after).toMatchObject({ problems: [], isOwned: true, http: 200 });
    expect(after.issuer).toMatch(sharedHost.issuer === 'acme' ? /Pebble Intermediate/ : /Practice Issuer 1/);
  }
});
