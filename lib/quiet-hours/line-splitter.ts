/** No line of a log that tells anything is longer. */
export const longestLine = 64 * 1024;
const newline = 10;
const none = new Uint8Array(0);

export interface LineTaker {
  /** One line without its end; the bytes are only lent. */
  takeLine: (bytes: Uint8Array, start: number, end: number) => void;
  /** A line was longer than `longestLine`; it is left out. */
  skipLine: () => void;
}

/** Cuts pieces of a file into lines. However long a line is, no more than `longestLine` of it is kept. */
export class LineSplitter {
  private rest = none;
  private isSkipping = false;

  constructor(private readonly taker: LineTaker) {}

  push(piece: Uint8Array): void {
    let from = 0;
    if (this.isSkipping || this.rest.length > 0) {
      const end = piece.indexOf(newline);
      this.carry(end < 0 ? piece : piece.subarray(0, end));
      if (end < 0) return;
      this.end();
      from = end + 1;
    }
    for (;;) {
      const end = piece.indexOf(newline, from);
      if (end < 0) break;
      if (end - from > longestLine) this.taker.skipLine();
      else this.taker.takeLine(piece, from, end);
      from = end + 1;
    }
    this.carry(piece.subarray(from));
  }

  /** The last line may have no end. */
  end(): void {
    if (this.isSkipping) this.taker.skipLine();
    else if (this.rest.length > 0) this.taker.takeLine(this.rest, 0, this.rest.length);
    this.rest = none;
    this.isSkipping = false;
  }

  private carry(more: Uint8Array): void {
    if (this.isSkipping || more.length === 0) return;
    if (this.rest.length + more.length > longestLine) {
      this.isSkipping = true;
      this.rest = none;
      return;
    }
    const joined = new Uint8Array(this.rest.length + more.length);
    joined.set(this.rest);
    joined.set(more, this.rest.length);
    this.rest = joined;
  }
}
