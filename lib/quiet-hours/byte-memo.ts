const places = 1 << 16;
const decoder = new TextDecoder('latin1');

/**
 * Remembers what a piece of bytes was judged as, without making a string of it each time: most lines of a log repeat the
 * paths and the browsers of others. Of fixed size: a piece that falls on the place of another one is judged again.
 */
export class ByteMemo {
  private readonly hashes = new Uint32Array(places);
  private readonly lengths = new Uint16Array(places);
  private readonly answers = new Uint8Array(places);

  /** @param judge answers a number from 0 to 254 */
  constructor(private readonly judge: (text: string) => number) {}

  ask(bytes: Uint8Array, start: number, end: number): number {
    // FNV-1a.
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    hash >>>= 0;
    const place = (hash ^ (hash >>> 16)) & (places - 1);
    const length = (end - start) & 0xffff;
    const known = this.answers[place] ?? 0;
    if (known > 0 && this.hashes[place] === hash && this.lengths[place] === length) return known - 1;
    const answer = this.judge(decoder.decode(bytes.subarray(start, end)));
    this.hashes[place] = hash;
    this.lengths[place] = length;
    this.answers[place] = answer + 1;
    return answer;
  }
}
