import type { Words } from '@/lib/words/locale';
import type { Refusal } from './problems';

/** Of a body, in bytes: 500 names of sites fit in. */
export const bodyLimit = 128 * 1024;

/** How an operation takes its body, where that is not the usual way. */
export interface BodyRules {
  /** Media types that are taken as they are, besides JSON: what came stands in the field `raw`, in base64. */
  rawTypes: readonly string[];
  /** Of one that is taken as it is, in bytes. */
  rawLimit: number;
}

export type ReadBody = { text: string } | { refusal: Refusal };

/** The body as JSON text, when it calls itself JSON and is not too large. Reading stops where it gets too large. */
export async function readBody(request: Request, rules?: BodyRules): Promise<ReadBody> {
  const type = /^[^;\s]+/.exec(request.headers.get('content-type') ?? '')?.[0].toLowerCase() ?? '';
  const isRaw = rules?.rawTypes.includes(type) === true;
  if (!isRaw && type !== 'application/json') return { refusal: { problem: 'unsupported-media-type' } };
  // In JSON, base64 takes a third more, and lines' ends are escaped.
  const limit = rules === undefined ? bodyLimit : isRaw ? rules.rawLimit : jsonShare * rules.rawLimit;
  const read = await readBytes(request, limit);
  if (read === null) return { refusal: { problem: 'too-large', ...(rules ? { detail: tooLargeFor(limit) } : {}) } };
  return { text: isRaw ? JSON.stringify({ raw: read.toString('base64') }) : read.toString('utf8') };
}

const jsonShare = 1.5;

function tooLargeFor(limit: number): Words {
  const kb = Math.floor(limit / 1024);
  return { ja: `本文は${kb}KBまでです。`, en: `A body has at most ${kb} KB.` };
}

async function readBytes(request: Request, limit: number): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
