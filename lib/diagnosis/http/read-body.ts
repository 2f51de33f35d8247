import { constants, gunzipSync } from 'node:zlib';

import type { Head } from './read-head';

/** Enough for the title of a page. */
export const largestBody = 8 * 1024;
/** Deflate expands a byte to at most 1,032: this can never grow beyond half a megabyte. */
const mostPacked = 512;

/** Whether a body is all there, as far as its head tells. */
export function isWholeBody({ status, headers }: Head, bytes: Buffer): boolean {
  if (status === 204 || status === 304) return true;
  if (headers['transfer-encoding']?.toLowerCase().includes('chunked') === true) {
    return bytes.toString('latin1').endsWith('0\r\n\r\n');
  }
  const length = headers['content-length'];
  return length !== undefined && /^\d{1,15}$/.test(length) && bytes.length >= Number(length);
}

/** The beginning of a body as text: without the sizes of its first chunk, unpacked. */
export function readBody({ headers }: Head, bytes: Buffer): string {
  const isChunked = headers['transfer-encoding']?.toLowerCase().includes('chunked') === true;
  const sizeLine = isChunked
    ? (/^[0-9a-f]+[^\n]{0,100}\n/i.exec(bytes.toString('latin1', 0, 120))?.[0].length ?? 0)
    : 0;
  const content = bytes.subarray(sizeLine);
  const isPacked = headers['content-encoding']?.toLowerCase() === 'gzip';
  return (isPacked ? unpack(content) : content).toString('utf8', 0, largestBody);
}

function unpack(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes.subarray(0, mostPacked), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // It says that it is packed, and is not.
    return Buffer.alloc(0);
  }
}
