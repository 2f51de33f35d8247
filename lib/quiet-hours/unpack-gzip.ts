/** Logs of text shrink to a tenth or a thirtieth; what grows far beyond was made to fill a machine. */
const mostRatio = 200;
/** So much may always come out. */
const harmlessBytes = 64 * 1024 * 1024;
/** Of one file. */
const mostBytes = 8 * 1024 * 1024 * 1024;

/** Ends the reading of a packed file: far too much comes out, it is cut off, damaged or several in one, or it is gone. */
export class GzipRefusal extends Error {
  constructor(
    readonly refusal: 'bomb' | 'broken-gzip' | 'unreadable-file',
    cause?: unknown,
  ) {
    super(`A packed file was refused: ${refusal}`, { cause });
  }
}

/** Unpacks gzip as it comes. Throws a GzipRefusal; of several that were joined, a browser unpacks only the first. */
export async function* unpackGzip(packed: AsyncGenerator<Uint8Array, void>): AsyncGenerator<Uint8Array> {
  const source: Source = { packed, bytes: 0, isGone: false };
  const reader = toStream(source).pipeThrough(new DecompressionStream('gzip')).getReader();
  let bytes = 0;
  try {
    for (;;) {
      const next = await readNext(reader, source);
      if (next.done) return;
      const { value } = next;
      bytes += value.length;
      const isTooMuch = bytes > mostBytes || (bytes > harmlessBytes && bytes > source.bytes * mostRatio);
      if (isTooMuch) throw new GzipRefusal('bomb');
      yield value;
    }
  } finally {
    // What is left unread is let go; that it broke was said already.
    await reader.cancel().catch(() => undefined);
  }
}

interface Source {
  packed: AsyncGenerator<Uint8Array, void>;
  /** That were read so far. */
  bytes: number;
  /** The file could not be read on. The stream that unpacks it says so with an error of its own. */
  isGone: boolean;
}

function toStream(source: Source): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const next = await source.packed.next();
        if (next.done) {
          controller.close();
          return;
        }
        source.bytes += next.value.length;
        controller.enqueue(new Uint8Array(next.value));
      } catch (error) {
        source.isGone = error instanceof DOMException;
        controller.error(error);
      }
    },
  });
}

async function readNext(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  source: Source,
): Promise<{ done: true } | { done: false; value: Uint8Array }> {
  try {
    const { done, value } = await reader.read();
    return done ? { done } : { done, value };
  } catch (error) {
    // Browsers say TypeError; Node hands on what zlib says.
    throw new GzipRefusal(source.isGone ? 'unreadable-file' : 'broken-gzip', error);
  }
}
