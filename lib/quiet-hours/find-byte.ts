const [quote, backslash] = [34, 92];

/** Where that byte stands; `end` when it does not. */
export function findByte(bytes: Uint8Array, from: number, end: number, wanted: number): number {
  let at = from;
  while (at < end && bytes[at] !== wanted) at += 1;
  return at;
}

/** The quotation mark that ends what begins at `from`; one behind a backslash does not. */
export function findClosing(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return Math.min(at, end);
}
