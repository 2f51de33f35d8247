import fc from 'fast-check';

interface Edit {
  at: number;
  byte: number;
  kind: 'set' | 'cut' | 'add';
}

/** One of the originals with one to four bytes changed, taken out or put in. */
export function mutationOf(originals: readonly Uint8Array[]): fc.Arbitrary<Buffer> {
  const edit = fc.record<Edit>({
    at: fc.nat(),
    byte: fc.integer({ min: 0, max: 255 }),
    kind: fc.constantFrom('set', 'cut', 'add'),
  });
  return fc
    .tuple(fc.constantFrom(...originals), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([original, edits]) => edits.reduce(applyEdit, Buffer.from(original)));
}

function applyEdit(bytes: Buffer, { at, byte, kind }: Edit): Buffer {
  const offset = at % Math.max(1, bytes.length);
  const before = bytes.subarray(0, offset);
  const after = bytes.subarray(offset + (kind === 'add' ? 0 : 1));
  return Buffer.concat(kind === 'cut' ? [before, after] : [before, Buffer.from([byte]), after]);
}
