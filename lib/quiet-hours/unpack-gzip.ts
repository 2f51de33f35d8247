/** Logs of text shrink to a tenth or a thirtieth; what grows far beyond was made to fill a machine. */
const mostRatio = 200;
/** So much may always come out. */
const harmlessBytes = 64 * 1024 * 1024;
/** Of one file. */
const mostBytes = 8 * 1024 * 1024 * 1024;

/** Ends the reading of a packed file: far too much comes out, or it is cut off, damaged, or several in one. */
export class GzipRefusal extends Error {
  constructor(
    readonly refusal: 'bomb' | 'broken-gzip',
    cause?: unknown,
  ) {
    super(`A packed file was refused: ${refusal}`, { cause });
  }
}

/** Unpacks gzip as it comes. Throws a GzipRefusal; of several that were joined, a browser unpacks only the first. */
export async function* unpackGzip(packed: AsyncGenerator<Uint8Array, void>): AsyncGenerator<Uint8Array> {
  let packedBytes = 0;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      const next = await packed.next();
      if (next.done) {
        controller.close();
        return;
      }
      packedBytes += next.value.length;
      controller.enqueue(new Uint8Array(next.value));
    },
  });
  const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader();
  let bytes = 0;
  try {
    for (;;) {
      const next = await readNext(reader);
      if (next.done) return;
      const { value } = next;
      bytes += value.length;
      const isTooMuch = bytes > mostBytes || (bytes > harmlessBytes && bytes > packedBytes * mostRatio);
      if (isTooMuch) throw new GzipRefusal('bomb');
      yield value;
    }
  } finally {
    // What is left unread is let go; that it broke was said already.
    await reader.cancel().catch(() => undefined);
  }
}

async function readNext(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<{ done: true } | { done: false; value: Uint8Array }> {
  try {
    const { done, value } = await reader.read();
    return done ? { done } : { done, value };
  } catch (error) {
    // Browsers say TypeError; Node hands on what zlib says.
    throw new GzipRefusal('broken-gzip', error);
  }
}
