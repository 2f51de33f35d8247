import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { locales } from '@/lib/words/locale';
import type { Words } from '@/lib/words/locale';

import { allTopics, findTopic } from './all-topics';
import { drawingWords } from './drawing-words';
import { listSources } from './list-sources';
import { sources } from './sources';
import { topicIds } from './topic';

const root = path.resolve(import.meta.dirname, '../..');
const blocks = allTopics.flatMap((topic) => topic.sections.flatMap((section) => section.blocks));

describe('every topic', () => {
  it('stands under its own id, once', () => {
    expect(allTopics.map(({ id }) => id)).toEqual([...topicIds]);
    expect(findTopic('no-such-topic')).toBeNull();
    expect(findTopic('constructor')).toBeNull();
  });

  it.each(allTopics)('$id is there in both languages, and neither stands for the other', (topic) => {
    const texts = [
      topic.title,
      topic.lead,
      ...topic.sections.flatMap(({ heading, blocks: said }) => [heading, ...said.flatMap(({ words }) => words)]),
      ...(topic.act ? [topic.act.label] : []),
    ];
    for (const text of texts) expectBoth(text);
    expect(topic.sections.length).toBeGreaterThan(1);
    expect(new Set(topic.sections.map(({ id }) => id)).size).toBe(topic.sections.length);
    expect(
      topic.sections.some(({ drawing }) => drawing),
      'has a drawing',
    ).toBe(true);
  });

  it.each(allTopics)('$id has its Japanese in lines that can be read at once', (topic) => {
    for (const sentence of sentencesOf(topic.lead.ja)) expect(sentence.length, sentence).toBeLessThanOrEqual(80);
  });

  it.each(allTopics)('$id leads to pages that there are', ({ id, related, act }) => {
    expect(related.length).toBeGreaterThan(0);
    expect(related).not.toContain(id);
    for (const other of related) expect(findTopic(other)).not.toBeNull();
    if (act) expect(isPage(act.href), act.href).toBe(true);
  });
});

describe('what is said of the world outside', () => {
  /** A year, or somebody else's name: only Kigen's own behaviour needs no source. */
  const outside = /20[0-9]{2}|ConoHa(?! WING などの無料)|Let’s Encrypt|Cloudflare|Firefox|Safari|Chrome|Edge|Mozilla/;
  const unsourced = blocks.filter(({ sources: cited }) => cited === undefined);

  it('names its source', () => {
    const bare = unsourced.flatMap(({ words }) => words).filter(({ ja, en }) => outside.test(`${ja} ${en}`));
    expect(bare.map(({ ja }) => ja)).toEqual([]);
  });

  it('is marked at all', () => {
    expect(blocks.filter(({ sources: cited }) => (cited ?? []).length > 0).length).toBeGreaterThan(10);
  });

  it('comes from addresses that are each cited, and are read over https', () => {
    const cited = new Set(allTopics.flatMap((topic) => listSources(topic).map(({ sourceId }) => sourceId)));
    expect([...cited].toSorted()).toEqual(Object.keys(sources).toSorted());
    for (const { url, title } of Object.values(sources)) {
      expect(new URL(url).protocol).toBe('https:');
      expectBoth(title);
    }
  });

  it('numbers the sources of a topic in the order in which they are cited, each once', () => {
    const renewal = findTopic('renewal');
    expect(renewal && listSources(renewal).map(({ sourceId }) => sourceId)).toEqual([
      'conoha-alphassl-update',
      'owner-report-cloudflare',
      'conoha-letsencrypt-update',
      'owner-report-2021',
    ]);
  });
});

describe('the drawings', () => {
  const used = allTopics.flatMap(({ sections }) => sections.flatMap(({ drawing }) => drawing ?? []));

  it('are each used once, so that their titles are unique on a page', () => {
    expect(used.toSorted()).toEqual(Object.keys(drawingWords).toSorted());
  });

  it.each(Object.entries(drawingWords))('%s has its title and words in both languages', (_id, { title, labels }) => {
    for (const locale of locales) expect(title[locale].length).toBeGreaterThan(20);
    for (const label of Object.values(labels)) expect([label.ja, label.en].every((text) => text !== '')).toBe(true);
  });
});

describe('the words that lead to a topic', () => {
  const pages = ['app', 'components'].flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(room, file))
      .filter((file) => file.endsWith('.tsx') && !file.startsWith(path.join('app', 'learn')))
      .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') })),
  );
  const terms = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/<(?:Readable)?Term\b([^>]*)>/g)].map(([, props = '']) => ({ file, props })),
  );
  /** The one that makes a word plain hands on what it was given. */
  const written = terms.filter(({ file }) => file !== path.join('app', '_access', 'readable-term.tsx'));
  const topicOf = ({ props }: { props: string }) => /^ topic="([\w-]+)"$/.exec(props)?.[1];

  it.each(topicIds)('lead to %s from a page where it comes up, besides the list of all', (id) => {
    expect(terms.filter((term) => topicOf(term) === id).map(({ file }) => file)).not.toEqual([]);
  });

  it('each lead to a topic that there is', () => {
    expect(written.filter((term) => findTopic(topicOf(term) ?? '') === null)).toEqual([]);
  });

  it('are plain for strangers who may not read the topics, on the pages that strangers see', () => {
    const open = pages.filter(({ file }) => /^app[/\\](?:guides|_guide)[/\\]/.test(file));
    expect(open.some(({ text }) => text.includes('<ReadableTerm'))).toBe(true);
    expect(open.filter(({ text }) => text.includes('<Term')).map(({ file }) => file)).toEqual([]);
  });
});

function isPage(href: string): boolean {
  const host = /^\/guides\/([\w-]+)$/.exec(href)?.[1];
  return existsSync(path.join(root, host === undefined ? `app/${href}/page.tsx` : `lib/hosting/${host}.ts`));
}

function expectBoth({ ja, en }: Words): void {
  expect(ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]|^[\w. ]+$/u);
  expect(en.trim()).not.toBe('');
  // Japanese in English stands only where it is quoted, to be found on a page.
  expect(en.replaceAll(/「[^」]*」/gu, '')).not.toMatch(/[\u3040-\u30ff]/u);
}

function sentencesOf(text: string): string[] {
  return text.split('。');
}
