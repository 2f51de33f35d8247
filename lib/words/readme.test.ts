import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import manifest from '@/package.json';

const root = path.resolve(import.meta.dirname, '../..');
const english = read('README.md');
const japanese = read('README.ja.md');
/** The host that the worked example adds. */
const example = 'lib/hosting/mixhost.ts';

describe('the two READMEs', () => {
  it('have the same headings, lists and tables in the same order', () => {
    expect(listShapes(japanese)).toEqual(listShapes(english));
  });

  it('name the same commands, files, settings and keys', () => {
    expect(listCode(japanese)).toEqual(listCode(english));
  });

  it('link to the same pages', () => {
    const ownLanguage = /^README|^#|-(en|ja)\.png$/;
    const listShared = (text: string) => listLinks(text).filter((link) => !ownLanguage.test(link));
    expect(listShared(japanese)).toEqual(listShared(english));
  });
});

describe.each([
  ['README.md', english],
  ['README.ja.md', japanese],
])('%s', (_file, text) => {
  it('names only files that exist', () => {
    const files = listCode(text).filter((code) => /^(\.ci|[a-z0-9]+)\/[\w./-]*$/.test(code) && code !== example);
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('links only to pages and pictures that exist', () => {
    const local = listLinks(text).filter((link) => !/^(https?:|#)/.test(link));
    expect(local.filter((link) => !existsSync(path.join(root, link)))).toEqual([]);
  });

  it('names every command of package.json, and no other', () => {
    const named = listCode(text).flatMap((code) => /^npm (?:run ([\w:-]+)|(start|test)\b)/.exec(code)?.slice(1) ?? []);
    expect([...new Set(named.filter(Boolean))].toSorted()).toEqual(listScripts().toSorted());
  });
});

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Each heading, list item, table row and block of code, by its kind alone. */
function listShapes(text: string): string[] {
  return text.split('\n').flatMap((line) => /^(#+(?= )|[-*](?= )|\d+\.(?= )|\|(?=.)|```)/.exec(line)?.[0] ?? []);
}

/** Of a kind ("text": an output) or of none (commands). */
const block = /^```(\w*)\n([\s\S]*?)^```$/gm;

function listCode(text: string): string[] {
  const blocks = [...text.matchAll(block)].filter(([, kind]) => kind === '');
  const commands = blocks.flatMap(([, , code = '']) => code.trim().split('\n'));
  const spans = [...text.replaceAll(block, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return [...new Set([...commands, ...spans])].toSorted();
}

function listLinks(text: string): string[] {
  return [...text.matchAll(/\]\(([^)]+)\)|src="([^"]+)"/g)].map(([, link, source]) => link ?? source ?? '');
}

function listScripts(): string[] {
  return Object.keys(manifest.scripts);
}
