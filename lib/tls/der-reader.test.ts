import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integer, octetString, oid, sequence } from '@/lib/testing/der';
import { contentOf, findChild, findElement, readOid, walkElements } from './der-reader';

describe('findElement', () => {
  it('reads what was written, of any length', () => {
    for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536]) {
      const der = octetString(Buffer.alloc(length, 7));
      const element = findElement(der, 0);
      expect(element).toMatchObject({ tag: 4, start: 0, end: der.length });
      expect(element && contentOf(der, element)).toHaveLength(length);
    }
  });

  it.each([
    ['nothing', []],
    ['a tag alone', [0x30]],
    ['a length beyond the end', [0x30, 0x05, 0x00]],
    ['an indefinite length', [0x30, 0x80, 0x00, 0x00]],
    ['a length of five bytes', [0x30, 0x85, 0, 0, 0, 0, 0]],
    ['a length that is cut off', [0x30, 0x82, 0x01]],
    ['a tag of several bytes', [0x3f, 0x01, 0x00]],
  ])('reads nothing out of %s', (_, bytes) => {
    expect(findElement(Buffer.from(bytes), 0)).toBeNull();
  });

  it('never looks beyond the bytes, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(70), (bytes, offset) => {
        const element = findElement(bytes, offset);
        if (element === null) return;
        expect(element.end).toBeLessThanOrEqual(bytes.length);
        for (const child of walkElements(bytes, element)) expect(child.end).toBeLessThanOrEqual(element.end);
      }),
    );
  });
});

describe('findChild', () => {
  it('finds children by their position', () => {
    const der = sequence(integer(5), octetString(Buffer.from('x')));
    const parent = findElement(der, 0);
    if (!parent) throw new Error('not read');
    expect(findChild(der, parent, 1)?.tag).toBe(4);
    expect(findChild(der, parent, 2)).toBeNull();
  });
});

describe('readOid', () => {
  it.each(['1.2.840.113549.1.1.11', '2.5.29.31', '1.3.101.112', '2.16.840.1.101.3.4.3.17', '0.9.2342'])(
    'reads %s',
    (id) => {
      const der = oid(id);
      const element = findElement(der, 0);
      expect(element && readOid(der, element)).toBe(id);
    },
  );
});
