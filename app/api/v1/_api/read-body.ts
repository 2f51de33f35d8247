import type { Refusal } from './problems';

/** Of a body, in bytes: 500 names of sites fit in. */
export const bodyLimit = 128 * 1024;

export type ReadBody = { text: string } | { refusal: Refusal };

/** The body as text, when it calls itself JSON and is not too large. Reading stops where it gets too large. */
export async function readBody(request: Request): Promise<ReadBody> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return { refusal: { problem: 'unsupported-media-type' } };
  }
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) return { refusal: { problem: 'too-large' } };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > bodyLimit) return { refusal: { problem: 'too-large' } };
    chunks.push(chunk);
  }
  return { text: Buffer.concat(chunks).toString('utf8') };
}
