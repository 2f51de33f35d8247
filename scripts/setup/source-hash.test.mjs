import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { hashSources, isSource, listSources } from './source-hash.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'kigen-sources-'));
  write('package-lock.json', '{}');
  write('next.config.js', '');
  write('prisma/schema.prisma', 'model Site {}');
  write('app/page.tsx', 'one');
  write('lib/tls/judge.ts', 'two');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file, content) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}

describe('hashSources', () => {
  it('stays the same while nothing changes', () => {
    expect(hashSources(root)).toBe(hashSources(root));
  });

  it.each([
    ['app/page.tsx', 'changed'],
    ['app/new/page.tsx', 'new'],
    ['components/ui/button.tsx', 'new'],
    ['lib/words/ja/board.json', '{}'],
    ['public/icon.svg', '<svg/>'],
    ['package-lock.json', '{ "changed": true }'],
    ['next.config.js', 'changed'],
    ['instrumentation.ts', 'new'],
    ['proxy.ts', 'new'],
    ['prisma/schema.prisma', 'model Site { id String }'],
  ])('changes with %s', (file, content) => {
    const before = hashSources(root);
    write(file, content);
    expect(hashSources(root)).not.toBe(before);
  });

  it.each([
    'app/page.test.tsx',
    'lib/tls/judge.test.ts',
    'lib/testing/mint.ts',
    'lib/db/generated/client.ts',
    'lib/tls/.judge.ts.swp',
    'lib/tls/judge.ts~',
    'lib/tls/NOTES.md',
    'docs/style.md',
    'e2e/board.spec.ts',
    'scripts/start.mjs',
    'vitest.config.ts',
    'data/kigen.db',
    'node_modules/next/index.js',
  ])('does not change with %s', (file) => {
    const before = hashSources(root);
    write(file, 'new');
    expect(hashSources(root)).toBe(before);
  });

  it('changes when a file is moved, and when content moves from one file to the next', () => {
    const before = hashSources(root);
    renameSync(path.join(root, 'app/page.tsx'), path.join(root, 'app/pages.tsx'));
    const moved = hashSources(root);
    expect(moved).not.toBe(before);

    write('app/a.ts', 'xy');
    write('app/b.ts', '');
    const together = hashSources(root);
    write('app/a.ts', 'x');
    write('app/b.ts', 'y');
    expect(hashSources(root)).not.toBe(together);
  });
});

it('lists sources in an order that does not depend on the file system', () => {
  const files = listSources(root);
  expect(files).toEqual([...files].sort());
  expect(files.every(isSource)).toBe(true);
});
