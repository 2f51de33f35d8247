import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { judgeCaaSet } from './judge-caa-set';
import type { CaaProperty } from './judge-caa-set';
import { parseIssueValue } from './parse-issue-value';

const bytes = fc.uint8Array({ maxLength: 60 }).map((all) => Buffer.from(all).toString('latin1'));
/** Near enough to what is meant that a careless reader is tempted. */
const piece = fc.constantFrom(
  ...['letsencrypt.org', 'LETSENCRYPT.ORG', 'ca.test', ';', '; ', ' ', '\t', '=', ',', '-', '\u00a0', '\u0000', '"'],
  ...['validationmethods', 'ValidationMethods', 'accounturi', 'http-01', 'dns-01', 'https://ca.test/1', 'a=b', 'x'],
);
const value = fc.oneof(
  fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join('')),
  fc.array(piece, { maxLength: 6 }).map((pieces) => `letsencrypt.org;${pieces.join('')}`),
  bytes,
);
const tag = fc.oneof(fc.constantFrom('issue', 'ISSUE', 'issuewild', 'iodef', 'issuemail', 'tbs', 'issue ', ''), bytes);
const property: fc.Arbitrary<CaaProperty> = fc.record({
  flags: fc.oneof(fc.constantFrom(0, 1, 2, 128, 129), fc.integer({ min: 0, max: 255 })),
  tag,
  value,
});
const set = fc.array(property, { maxLength: 4 });

/**
 * A second reader, written from the grammars of RFC 8659 §4.2 and RFC 8657 §3 and §4 as one regular expression: whatever it
 * cannot read it refuses. It knows no "perhaps".
 */
const strictIssuer =
  /^[ \t]*letsencrypt\.org[ \t]*(?:;[ \t]*(?:([a-z0-9]+)[ \t]*=[ \t]*([\x21-\x3a\x3c-\x7e]*)[ \t]*(?:;[ \t]*([a-z0-9]+)[ \t]*=[ \t]*([\x21-\x3a\x3c-\x7e]*)[ \t]*)*)?)?$/i;

function strictlyAllows(records: readonly CaaProperty[], isWildcard: boolean): boolean {
  const named = records.map((record) => ({ ...record, tag: record.tag.toLowerCase() }));
  if (named.some(({ tag }) => !/^[a-z0-9]+$/.test(tag))) return false;
  const isKnown = (tag: string): boolean => /^(issue|issuewild|iodef|issuemail)$/.test(tag);
  if (named.some(({ flags, tag }) => !isKnown(tag) && (flags >= 128 || flags % 2 === 1))) return false;
  const hasWild = named.some(({ tag }) => tag === 'issuewild');
  const relevant = named.filter(({ tag }) => tag === (isWildcard && hasWild ? 'issuewild' : 'issue'));
  return relevant.length === 0 || relevant.some((record) => strictlyNames(record.value, isWildcard));
}

function strictlyNames(text: string, isWildcard: boolean): boolean {
  if (!strictIssuer.test(text) || !/^[ \t]*letsencrypt\.org/.test(text)) return false;
  const lower = text.toLowerCase().replaceAll(/[ \t]/g, '');
  if (lower.includes('accounturi=')) return false;
  const [list, ...more] = lower.split(';').filter((part) => part.startsWith('validationmethods='));
  if (list === undefined) return true;
  const wanted = isWildcard ? 'dns-01' : 'http-01';
  const exact = text.replaceAll(/[ \t]/g, '').split(';');
  return (
    more.length === 0 &&
    /^validationmethods=[a-z0-9-]+(,[a-z0-9-]+)*$/.test(list) &&
    exact.some((part) => part.startsWith('validationmethods=') && part.slice(18).split(',').includes(wanted))
  );
}

describe('the judge of CAA sets', () => {
  it('never throws, whatever the bytes', () => {
    const anyProperty = fc.record({ flags: fc.integer({ min: 0, max: 255 }), tag: bytes, value: bytes });
    fc.assert(
      fc.property(fc.array(anyProperty), fc.boolean(), (records, isWildcard) => {
        expect(judgeCaaSet(records, isWildcard)).toHaveProperty('kind');
      }),
    );
  });

  it('never allows what a stricter reader refuses', () => {
    fc.assert(
      fc.property(set, fc.boolean(), (records, isWildcard) => {
        if (judgeCaaSet(records, isWildcard).kind === 'allows') expect(strictlyAllows(records, isWildcard)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('never refuses outright what the stricter reader allows', () => {
    fc.assert(
      fc.property(set, fc.boolean(), (records, isWildcard) => {
        if (strictlyAllows(records, isWildcard)) expect(judgeCaaSet(records, isWildcard)).toEqual({ kind: 'allows' });
      }),
      { numRuns: 3000 },
    );
  });

  it('does not care for the order of the records', () => {
    fc.assert(
      fc.property(set, fc.boolean(), (records, isWildcard) => {
        const turned = judgeCaaSet(records.toReversed(), isWildcard);
        expect(turned.kind).toBe(judgeCaaSet(records, isWildcard).kind);
      }),
    );
  });

  it('a record more, that names nobody we know, never allows', () => {
    fc.assert(
      fc.property(set, fc.boolean(), (records, isWildcard) => {
        const tag = isWildcard ? 'issuewild' : 'issue';
        const more = [...records, { flags: 0, tag, value: 'ca.test' }];
        const before = judgeCaaSet(records, isWildcard).kind;
        if (before !== 'allows') expect(judgeCaaSet(more, isWildcard).kind).not.toBe('allows');
      }),
    );
  });
});

describe('the reader of issue values', () => {
  it.each([
    ['', { kind: 'issuer', domain: '', parameters: [] }],
    [';', { kind: 'issuer', domain: '', parameters: [] }],
    ['ca.test', { kind: 'issuer', domain: 'ca.test', parameters: [] }],
    ['\tca.test ;\t', { kind: 'issuer', domain: 'ca.test', parameters: [] }],
    ['ca.test;a=b=c', { kind: 'issuer', domain: 'ca.test', parameters: [{ tag: 'a', value: 'b=c' }] }],
    ['ca.test;;', { kind: 'malformed', domain: 'ca.test' }],
    ['; a', { kind: 'malformed', domain: '' }],
  ])('%j', (text, expected) => {
    expect(parseIssueValue(text)).toEqual(expected);
  });

  it('never throws, and keeps every parameter to its alphabet', () => {
    fc.assert(
      fc.property(fc.oneof(bytes, value), (text) => {
        const read = parseIssueValue(text);
        if (read.kind !== 'issuer') return;
        for (const { tag, value } of read.parameters) expect(`${tag}=${value}`).toMatch(/^[a-z0-9]+=[!-:<-~]*$/i);
      }),
    );
  });
});
