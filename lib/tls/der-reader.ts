/** One element of DER (ITU-T X.690): its tag and where its content lies. */
export interface DerElement {
  tag: number;
  /** Where the element itself begins. */
  start: number;
  contentStart: number;
  end: number;
}

export const derTag = { integer: 0x02, bitString: 0x03, oid: 0x06, sequence: 0x30, set: 0x31 } as const;

/**
 * Reads the element that begins at `offset`. It never looks beyond `limit`, so foreign bytes can do no more than end the
 * reading. `null` for anything that is not DER: an indefinite length, a length beyond the end, a tag of several bytes.
 */
export function findElement(bytes: Uint8Array, offset: number, limit = bytes.length): DerElement | null {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined || offset + 2 > limit || (tag & 0x1f) === 0x1f) return null;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 4 || offset + 2 + lengthBytes > limit) return null;
  let length = first < 0x80 ? first : 0;
  for (const byte of bytes.subarray(offset + 2, offset + 2 + lengthBytes)) length = length * 256 + byte;
  const contentStart = offset + 2 + lengthBytes;
  const end = contentStart + length;
  return end > limit ? null : { tag, start: offset, contentStart, end };
}

/** The elements inside a constructed one, in order, as far as they can be read. */
export function* walkElements(bytes: Uint8Array, parent: DerElement): Generator<DerElement> {
  let offset = parent.contentStart;
  while (offset < parent.end) {
    const child = findElement(bytes, offset, parent.end);
    if (child === null) return;
    yield child;
    offset = child.end;
  }
}

/** The first elements inside a constructed one: foreign bytes may hold millions. */
export function listElements(bytes: Uint8Array, parent: DerElement, most: number): DerElement[] {
  const children: DerElement[] = [];
  for (const child of walkElements(bytes, parent)) {
    children.push(child);
    if (children.length >= most) break;
  }
  return children;
}

/** The child at a position, `null` when there are fewer. */
export function findChild(bytes: Uint8Array, parent: DerElement, position: number): DerElement | null {
  let index = 0;
  for (const child of walkElements(bytes, parent)) {
    if (index === position) return child;
    index += 1;
  }
  return null;
}

export function contentOf(bytes: Uint8Array, element: DerElement): Uint8Array {
  return bytes.subarray(element.contentStart, element.end);
}

/** An object identifier in dotted form. */
export function readOid(bytes: Uint8Array, element: DerElement): string {
  const arcs: number[] = [];
  let value = 0;
  for (const byte of contentOf(bytes, element)) {
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(value);
    value = 0;
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...rest].join('.');
}
