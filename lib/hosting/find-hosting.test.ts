import { describe, expect, it } from 'vitest';
import { findHosting, listDefaultCertificateNames, listHostings, recogniseHosting } from './find-hosting';
import { hostingIds } from './hosting';

describe('finding a host', () => {
  it('finds each by its id', () => {
    expect(hostingIds.map((id) => findHosting(id)?.id)).toEqual([...hostingIds]);
  });

  it('finds nothing for an id that nobody has', () => {
    for (const id of ['', 'ConoHa-Wing', 'constructor', '__proto__', '../generic']) expect(findHosting(id)).toBeNull();
  });

  it('lists the first home first and the generic one last', () => {
    expect(listHostings().map(({ id }) => id)).toEqual(['conoha-wing', 'xserver', 'sakura', 'autossl', 'generic']);
  });
});

describe('recognising a host', () => {
  it.each([
    ['reverse-name', 'www123.conoha.ne.jp', 'conoha-wing', 'strong'],
    ['reverse-name', 'WWW7.conoha.ne.jp.', 'conoha-wing', 'strong'],
    ['mail-server', 'mail12.conoha.ne.jp', 'conoha-wing', 'strong'],
    ['spf-include', '_spf.conoha.ne.jp', 'conoha-wing', 'strong'],
    ['certificate-name', '*.conohawing.com', 'conoha-wing', 'strong'],
    ['host-name', 'sora.conohawing.com', 'conoha-wing', 'strong'],
    ['name-server', 'ns-a2.conoha.io', 'conoha-wing', 'weak'],
    ['reverse-name', 'sv1234.xserver.jp', 'xserver', 'strong'],
    ['name-server', 'ns5.xserver.jp', 'xserver', 'weak'],
    ['name-server', 'ns1.dns.ne.jp', 'sakura', 'weak'],
  ] as const)('knows a %s of %s', (kind, value, id, strength) => {
    const recognised = recogniseHosting([{ kind, value }]);
    expect(recognised?.hosting.id).toBe(id);
    expect(recognised?.strength).toBe(strength);
  });

  it.each([
    ['reverse-name', 'www1.conoha.ne.jp.example.jp'],
    ['reverse-name', 'v133-130-1-1.myvps.jp'],
    ['certificate-name', 'sora.conohawing.com'],
    ['host-name', 'notconohawing.com'],
    ['mail-server', '*.conohawing.com'],
    ['name-server', 'ns6.xserver.jp'],
  ] as const)('is not fooled by a %s of %s', (kind, value) => {
    expect(recogniseHosting([{ kind, value }])).toBeNull();
  });

  it('believes a strong sign more than a weak one, whichever comes first', () => {
    const elsewhere = { kind: 'name-server', value: 'ns-a1.conoha.io' } as const;
    const server = { kind: 'reverse-name', value: 'sv1.xserver.jp' } as const;
    expect(recogniseHosting([elsewhere, server])?.hosting.id).toBe('xserver');
    expect(recogniseHosting([server, elsewhere])?.hosting.id).toBe('xserver');
  });

  it.each([
    ['mail-server', 'mail12.conoha.ne.jp'],
    ['spf-include', '_spf.conoha.ne.jp'],
    ['certificate-name', '*.conohawing.com'],
  ] as const)('believes the machine that answers now more than a %s that stayed behind', (kind, value) => {
    const server = { kind: 'reverse-name', value: 'sv1.xserver.jp' } as const;
    const recognised = recogniseHosting([{ kind, value }, server]);
    expect(recognised?.hosting.id).toBe('xserver');
    expect(recognised?.signs).toEqual([server]);
  });

  it('says nothing when there is nothing to go by', () => {
    expect(recogniseHosting([])).toBeNull();
  });

  it('knows the names of default certificates', () => {
    expect(listDefaultCertificateNames()).toEqual(['*.conohawing.com']);
  });
});
