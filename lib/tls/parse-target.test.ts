import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTarget, targetRefusals } from './parse-target';
import type { TargetRefusal } from './parse-target';
import { tlsPorts } from './ports';
import { judgeAddress } from './special-addresses';

const policy = { allowNets: [], ports: tlsPorts };
const loopback = { allowNets: ['127.0.0.0/8', '::1/128'], ports: tlsPorts };

describe('parseTarget', () => {
  it.each([
    ['example.jp', 'example.jp', 443],
    ['https://www.example.jp/blog?x=1', 'www.example.jp', 443],
    ['http://example.jp:80/#top', 'example.jp', 443],
    ['//example.jp/', 'example.jp', 443],
    ['EXAMPLE.jp.', 'example.jp', 443],
    ['example.jp:8443', 'example.jp', 8443],
    ['https://example.jp:8443/a:b@c', 'example.jp', 8443],
    [' \t example.jp \r\n', 'example.jp', 443],
    ['\ufeffexample.jp\u200b', 'example.jp', 443],
    ['日本語.jp', 'xn--wgv71a119e.jp', 443],
    ['日本語。jp', 'xn--wgv71a119e.jp', 443],
    ['ｅｘａｍｐｌｅ．ｊｐ：８４４３', 'example.jp', 8443],
    ['ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ｡jp／ブログ', 'example.jp', 443],
    ['faß.de', 'xn--fa-hia.de', 443],
    ['my_shop.example.jp', 'my_shop.example.jp', 443],
    ['8.8.8.8', '8.8.8.8', 443],
    ['https://8.8.8.8:8443/', '8.8.8.8', 8443],
    ['[2606:4700::1111]:8443', '2606:4700::1111', 8443],
    ['2606:4700:0:0::1111', '2606:4700::1111', 443],
  ])('reads %j', (text, host, port) => {
    expect(parseTarget(text, policy)).toMatchObject({ ok: true, target: { host, port }, warnings: [] });
  });

  it('keeps the name readable for the eye', () => {
    expect(parseTarget('xn--wgv71a119e.jp', policy)).toMatchObject({ displayHost: '日本語.jp' });
    expect(parseTarget('2606:4700::1111', policy)).toMatchObject({ displayHost: '[2606:4700::1111]' });
  });

  const refused: [string, TargetRefusal][] = [
    ['', 'empty'],
    [' \u200b\u3000 ', 'empty'],
    ['ex\u0000ample.jp', 'bad-characters'],
    ['ex\u202eample.jp', 'bad-characters'],
    ['ex\u00adample.jp', 'bad-characters'],
    ['exa mple.jp', 'bad-characters'],
    ['<b>example.jp</b>', 'bad-characters'],
    ['*.example.jp', 'bad-characters'],
    ['ex%61mple.jp', 'bad-characters'],
    ['fe80::1%eth0', 'bad-characters'],
    ['[fe80::1%25eth0]', 'bad-characters'],
    ['[::1', 'bad-characters'],
    ['example.jp\\foo', 'bad-characters'],
    ['ftp://example.jp', 'not-a-web-address'],
    ['file:///etc/passwd', 'not-a-web-address'],
    ['user@example.jp', 'user-info'],
    ['https://user:pass@example.jp/', 'user-info'],
    ['mailto:someone@example.jp', 'user-info'],
    ['example.jp\\@evil.example', 'user-info'],
    ['https:///path', 'bad-name'],
    ['a..jp', 'bad-name'],
    ['example.jp..', 'bad-name'],
    ['-a.jp', 'bad-name'],
    ['a-.jp', 'bad-name'],
    ['xn--a.jp', 'bad-name'],
    [`${'a'.repeat(64)}.jp`, 'label-too-long'],
    [`${'日本語あいうえおかきくけこ'.repeat(4)}.jp`, 'label-too-long'],
    [`${'a.'.repeat(126)}jp`, 'too-long'],
    ['intranet', 'single-label'],
    ['intranet.', 'single-label'],
    ['localhost', 'local-name'],
    ['LOCALHOST.', 'local-name'],
    ['db.localhost', 'local-name'],
    ['nas.local', 'local-name'],
    ['metadata.google.internal', 'local-name'],
    ['2130706433', 'numeric-host'],
    ['0x7f.1', 'numeric-host'],
    ['0x7f000001', 'numeric-host'],
    ['127.1', 'numeric-host'],
    ['0177.0.0.1', 'numeric-host'],
    ['1.2.3', 'numeric-host'],
    ['127.0.0.1.', 'numeric-host'],
    ['example.0x', 'numeric-host'],
    ['example.1', 'numeric-host'],
    ['１２７．０．０．１', 'numeric-host'],
    ['①②⑦.⓪.⓪.①', 'numeric-host'],
    ['127。0。0。1', 'numeric-host'],
    ['127.0.0.1', 'private-address'],
    ['192.168.1.1:8443', 'private-address'],
    ['169.254.169.254', 'private-address'],
    ['http://[::1]/', 'private-address'],
    ['http://[::ffff:127.0.0.1]/', 'private-address'],
    ['0.0.0.0', 'private-address'],
    ['example.jp:0', 'bad-port'],
    ['example.jp:65536', 'bad-port'],
    ['example.jp:99999999', 'bad-port'],
    ['example.jp:https', 'bad-port'],
    ['example.jp:8443:1', 'bad-port'],
    ['javascript:alert(1)', 'bad-port'],
    ['example.jp:22', 'port-not-allowed'],
    ['example.jp:80', 'port-not-allowed'],
    ['http://example.jp:8080/', 'port-not-allowed'],
  ];
  it.each(refused)('refuses %j as %s', (text, refusal) => {
    expect(parseTarget(text, policy)).toEqual({ ok: false, refusal });
  });

  it('refuses a megabyte without reading it', () => {
    expect(parseTarget('a'.repeat(1_000_000), policy)).toEqual({ ok: false, refusal: 'too-long' });
    expect(parseTarget(' '.repeat(1_000_000), policy)).toEqual({ ok: false, refusal: 'too-long' });
  });

  it('takes loopback names and addresses when the owner opened loopback', () => {
    expect(parseTarget('localhost:8443', loopback)).toMatchObject({
      ok: true,
      target: { host: 'localhost', port: 8443 },
    });
    expect(parseTarget('127.0.0.1', loopback)).toMatchObject({ ok: true });
    expect(parseTarget('[::1]', loopback)).toMatchObject({ ok: true, target: { host: '::1' } });
    expect(parseTarget('nas.local', loopback)).toEqual({ ok: false, refusal: 'local-name' });
  });

  it('refuses the metadata service even when the owner opened everything', () => {
    const open = { allowNets: ['0.0.0.0/0', '::/0'], ports: tlsPorts };
    expect(parseTarget('169.254.169.254', open)).toEqual({ ok: false, refusal: 'private-address' });
  });

  it('warns of a top-level domain that nobody knows, and of none that exists', () => {
    expect(parseTarget('example.jpp', policy)).toMatchObject({ ok: true, warnings: ['unknown-tld'] });
    expect(parseTarget('me.github.io', policy)).toMatchObject({ ok: true, warnings: [] });
    expect(parseTarget('例え.みんな', policy)).toMatchObject({ ok: true, warnings: [] });
  });

  it('reads whatever is typed without throwing, and gives only names and addresses that may be dialled', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'https://',
        '127',
        '0x7f',
        '.',
        '。',
        ':',
        '443',
        '@',
        '[',
        ']',
        '::1',
        '%',
        '/',
        'example',
        'jp',
        '①',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const parsed = parseTarget(pieces.join(''), policy);
        if (!parsed.ok) {
          expect(targetRefusals).toContain(parsed.refusal);
          return;
        }
        const { host, port } = parsed.target;
        expect(policy.ports.has(port)).toBe(true);
        const isName = /^[a-z0-9_.-]+\.[a-z0-9-]*[a-z][a-z0-9-]*$/.test(host) && host.length <= 253;
        expect(isName || judgeAddress(host, []).isAllowed).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads its own answer as the same target', () => {
    fc.assert(
      fc.property(fc.domain(), fc.constantFrom(...tlsPorts), (domain, port) => {
        const parsed = parseTarget(`${domain}:${port}`, policy);
        if (!parsed.ok) return;
        const again = parseTarget(`${parsed.target.host}:${parsed.target.port}`, policy);
        expect(again).toEqual(parsed);
        expect(parseTarget(`${parsed.displayHost}:${port}`, policy)).toEqual(parsed);
      }),
    );
  });
});
