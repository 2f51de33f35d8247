import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { readAnswer } from './ask-registry.mjs';
import { audit } from './audit.mjs';
import { isLicenceAllowed } from './judge-licence.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const known = readJson('docs/security/advisories.json');
const rules = readJson('docs/security/licence-rules.json');

/** A made-up project whose lock file is in order, but for what a test changes. */
function complaintsOf({ packages = {}, manifest = {}, exceptions = [] } = {}) {
  const fine = { version: '1.0.0', license: 'MIT', integrity: 'sha512-abc' };
  const lock = {
    packages: {
      '': { dependencies: { fine: '1.0.0' } },
      'node_modules/fine': fine,
      ...Object.fromEntries(Object.entries(packages).map(([place, entry]) => [place, { ...fine, ...entry }])),
    },
  };
  const files = { manifest: { dependencies: { fine: '1.0.0' }, ...manifest }, lock, rules };
  const parts = { ...files, known: { ...known, exceptions } };
  return audit({ ...parts, licences: audit({ ...parts, licences: '' }).licences }).complaints;
}

describe('audit', () => {
  it('has nothing to say about a project in order', () => {
    expect(complaintsOf()).toEqual([]);
  });

  it.each([
    ['next', '15.2.2', 'CVE-2025-29927'],
    ['next', '14.2.24', 'CVE-2025-29927'],
    ['next', '16.0.6', 'CVE-2025-66478'],
    ['next', '16.1.6', 'CVE-2026-27978'],
    ['next', '16.2.4', 'CVE-2026-44578'],
    ['react-server-dom-webpack', '19.2.0', 'CVE-2025-55182'],
    ['better-auth', '1.6.21', 'GHSA-qq9h-g4jm-xgf3'],
  ])('fails on %s %s, which is known to be vulnerable', (name, version, id) => {
    const complaints = complaintsOf({ packages: { [`node_modules/${name}`]: { version } } });
    expect(complaints.filter((complaint) => complaint.includes(id))).toHaveLength(1);
  });

  it.each([
    ['next', '16.4.6'],
    ['react-server-dom-webpack', '19.2.1'],
    ['better-auth', '1.7.0'],
  ])('takes %s %s, in which all of that is cured', (name, version) => {
    expect(complaintsOf({ packages: { [`node_modules/${name}`]: { version } } })).toEqual([]);
  });

  it('finds a vulnerable package inside another, and a prerelease of its cure', () => {
    expect(complaintsOf({ packages: { 'node_modules/fine/node_modules/postcss': { version: '8.5.22' } } })).toEqual([
      expect.stringContaining('postcss 8.5.22 has a known fault, GHSA-6g55-p6wh-862q'),
    ]);
    expect(complaintsOf({ packages: { 'node_modules/next': { version: '16.2.11-canary.1' } } })).not.toEqual([]);
  });

  it('leaves out what was looked into, for that version alone', () => {
    const because = 'It is only used while building, on our own style sheets.';
    const exceptions = [{ id: 'GHSA-6g55-p6wh-862q', package: 'postcss', version: '8.5.22', because }];
    const ofVersion = (version) => complaintsOf({ packages: { 'node_modules/postcss': { version } }, exceptions });
    expect(ofVersion('8.5.22')).toEqual([]);
    expect(ofVersion('8.5.21')).toHaveLength(1);
  });

  it('fails on a licence that is not allowed, and on none', () => {
    const ofLicence = (license) => complaintsOf({ packages: { 'node_modules/other': { license } } });
    expect(ofLicence('AGPL-3.0-only')).toEqual([
      expect.stringContaining('other 1.0.0 has the licence "AGPL-3.0-only"'),
    ]);
    expect(ofLicence('SEE LICENSE IN LICENSE.md')).toHaveLength(1);
    expect(ofLicence(undefined)).toEqual([expect.stringContaining('other 1.0.0 states no licence')]);
  });

  it('takes a part for another platform for what its owner is', () => {
    const packages = {
      'node_modules/tool': { license: 'ISC', optionalDependencies: { 'tool-linux-arm64': '1.0.0' } },
      'node_modules/tool-linux-arm64': { license: undefined, integrity: undefined, optional: true, cpu: ['arm64'] },
    };
    expect(complaintsOf({ packages })).toEqual([]);
    packages['node_modules/tool'].license = 'AGPL-3.0-only';
    expect(complaintsOf({ packages })).toHaveLength(2);
  });

  it.each(['^1.0.0', '~1.0.0', '1.x', '*', 'latest', '>=1.0.0', '', 'npm:other@1.0.0', 'github:a/b', 'file:../b'])(
    'fails when package.json asks for "%s"',
    (version) => {
      const complaints = complaintsOf({ manifest: { dependencies: { fine: version } } });
      expect(complaints.join()).toContain('name one exact version');
    },
  );

  it('looks into overrides as well, and those inside others', () => {
    const ofOverrides = (overrides) => complaintsOf({ manifest: { overrides } });
    expect(ofOverrides({ fine: '1.0.0', other: { '.': '2.0.0', inner: '3.0.0' } })).toEqual([]);
    expect(ofOverrides({ other: { inner: '^3.0.0' } })).toEqual([expect.stringContaining('inner "^3.0.0"')]);
  });

  it('fails when the lock file is not in step', () => {
    expect(complaintsOf({ manifest: { dependencies: { fine: '1.0.1' } } }).join()).toContain('run npm install');
    expect(complaintsOf({ manifest: { dependencies: {} } }).join()).toContain('run npm install');
    expect(complaintsOf({ manifest: { devDependencies: { more: '1.0.0' } } }).join()).toContain('run npm install');
  });

  it('fails on an install script that nobody decided about, and on a decision without one', () => {
    const packages = { 'node_modules/@scope/native': { hasInstallScript: true } };
    expect(complaintsOf({ packages })).toEqual([expect.stringContaining('@scope/native has an install script')]);
    expect(complaintsOf({ packages, manifest: { allowScripts: { '@scope/native': false } } })).toEqual([]);
    expect(complaintsOf({ manifest: { allowScripts: { gone: true } } })).toHaveLength(1);
  });

  it.each([
    [{ resolved: 'git+ssh://git@github.com/a/b.git#c' }, 'not from the npm registry'],
    [{ resolved: 'https://evil.example/fine-1.0.0.tgz' }, 'not from the npm registry'],
    [{ link: true }, 'not from the npm registry'],
    [{ integrity: 'sha1-abc' }, 'no SHA-512 checksum'],
    [{ integrity: undefined }, 'no SHA-512 checksum'],
  ])('fails on a package with %o', (entry, sentence) => {
    expect(complaintsOf({ packages: { 'node_modules/other': entry } })).toEqual([expect.stringContaining(sentence)]);
  });

  it('fails while the list of licences is old', () => {
    const lock = { packages: { '': {} } };
    expect(audit({ manifest: {}, lock, known, rules, licences: 'old' }).complaints).toEqual([
      expect.stringContaining('run npm run audit:packages -- --write'),
    ]);
  });

  it('does not work with a list of advisories that cannot be read', () => {
    const broken = { advisories: [{ ...known.advisories[0], vulnerable: 'before 3' }], exceptions: [] };
    const lock = { packages: { '': {} } };
    expect(() => audit({ manifest: {}, lock, known: broken, rules, licences: '' })).toThrow('is no range');
  });
});

describe('docs/security', () => {
  it('says of each advisory what it is and where to read about it', () => {
    for (const { id, title, source } of known.advisories) {
      expect(id).toMatch(/^(CVE-\d{4}-\d{4,}|GHSA(-[23456789cfghjmpqrvwx]{4}){3})$/);
      expect(title.length).toBeGreaterThan(10);
      expect(source).toMatch(/^https:\/\//);
    }
  });

  it('says why each licence is allowed, and whence one is known that the package does not state', () => {
    for (const why of Object.values(rules.allowed)) expect(why.length).toBeGreaterThan(10);
    for (const { licence, source } of Object.values(rules.stated)) {
      expect(isLicenceAllowed(licence, new Set(Object.keys(rules.allowed)))).toBe(true);
      expect(source.length).toBeGreaterThan(10);
    }
  });
});

describe('isLicenceAllowed', () => {
  const allowed = new Set(['MIT', 'ISC', 'GPL-2.0-only WITH Classpath-exception-2.0']);

  it.each([
    ['MIT', true],
    ['(MIT)', true],
    ['MIT OR AGPL-3.0-only', true],
    ['AGPL-3.0-only OR (MIT AND ISC)', true],
    ['MIT AND AGPL-3.0-only', false],
    ['MIT AND AGPL-3.0-only OR ISC', true],
    ['(MIT OR ISC) AND AGPL-3.0-only', false],
    ['GPL-2.0-only WITH Classpath-exception-2.0', true],
    ['GPL-2.0-only', false],
    ['MIT WITH anything', false],
    ['MIT and ISC', false],
    ['(MIT', false],
    ['MIT)', false],
    ['MIT ISC', false],
    ['OR MIT', false],
    ['', false],
    ['UNLICENSED', false],
  ])('answers "%s" with %s', (expression, isAllowed) => {
    expect(isLicenceAllowed(expression, allowed)).toBe(isAllowed);
  });
});

describe('readAnswer', () => {
  it('reads what npm audit found', () => {
    const via = { title: 'A hole', url: 'https://github.com/advisories/GHSA-f82v-jwr5-mffw', range: '<15.2.3' };
    const vulnerabilities = { next: { name: 'next', via: [via] }, other: { name: 'other', via: ['next'] } };
    expect(readAnswer({ vulnerabilities })).toEqual({
      isAnswered: true,
      findings: [
        {
          package: 'next',
          id: 'GHSA-f82v-jwr5-mffw',
          sentence: `next <15.2.3 has a known fault, GHSA-f82v-jwr5-mffw: A hole (${via.url}).`,
        },
      ],
    });
    expect(readAnswer({ vulnerabilities: {} })).toEqual({ isAnswered: true, findings: [] });
  });

  it.each([
    [{ message: '405 Method Not Allowed\nmore' }, '405 Method Not Allowed'],
    [{ error: { summary: 'no network' } }, 'no network'],
    [{}, 'unknown'],
    [null, 'unknown'],
  ])('takes %o for no answer', (answer, reason) => {
    expect(readAnswer(answer)).toEqual({ isAnswered: false, reason });
  });
});

function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}
