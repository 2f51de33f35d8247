import type { HopFailure } from './hop';

/** The head of an HTTP/1 answer. */
export interface Head {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** Where the body begins. */
  end: number;
}

/** `from` = where the reading goes on once there is more. */
export type HeadReading =
  { kind: 'more'; from: number } | { kind: 'head'; head: Head } | { kind: 'other'; failure: HopFailure };

export const largestHead = 64 * 1024;
const shortHead = 2048;
const blankLine = /\r?\n\r?\n/;
const mostHeaders = 60;
const longestValue = 2100;
const start = 'HTTP/1.';

/**
 * Reads the head of the final answer: interim ones (100 Continue, 103 Early Hints) are passed over, and count towards its size.
 *
 * @param from what an earlier reading of the same bytes gave, so that nothing is read twice
 */
export function readHead(bytes: Buffer, from = 0): HeadReading {
  let offset = from;
  while (offset < largestHead) {
    const reading = readOne(bytes, offset);
    if (reading.kind !== 'head' || reading.head.status >= 200 || reading.head.status === 101) return reading;
    offset = reading.head.end;
  }
  return { kind: 'other', failure: 'head-too-large' };
}

function readOne(bytes: Buffer, offset: number): HeadReading {
  // Most heads are short: the rest is read only when they are not.
  const short = bytes.toString('latin1', offset, offset + shortHead);
  const text = blankLine.test(short) ? short : bytes.toString('latin1', offset, offset + largestHead);
  if (!start.startsWith(text.slice(0, start.length))) return { kind: 'other', failure: whatIsSpoken(bytes) };
  const gap = blankLine.exec(text);
  if (gap === null) {
    return text.length >= largestHead ? { kind: 'other', failure: 'head-too-large' } : { kind: 'more', from: offset };
  }
  const [first = '', ...lines] = text.slice(0, gap.index).split(/\r?\n/);
  const status = /^HTTP\/1\.\d (\d{3})(?: |$)/.exec(first)?.[1];
  if (status === undefined) return { kind: 'other', failure: 'not-http' };
  const end = offset + gap.index + gap[0].length;
  return { kind: 'head', head: { status: Number(status), headers: readHeaders(lines), end } };
}

function readHeaders(lines: readonly string[]): Record<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', value = ''] = /^([!-9;-~]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key !== '' && !headers.has(key) && headers.size < mostHeaders) headers.set(key, value.slice(0, longestValue));
  }
  return Object.fromEntries(headers);
}

/** Another protocol, by its first bytes. */
function whatIsSpoken(bytes: Buffer): HopFailure {
  const [first = 0, second = 0] = bytes;
  // A record of TLS: handshake or alert (RFC 8446 §5.1).
  if ((first === 0x15 || first === 0x16) && (second === 0x03 || bytes.length === 1)) return 'tls-on-plain-port';
  // A frame of HTTP/2: SETTINGS on stream 0 comes first (RFC 9113 §3.4).
  const isSettings =
    bytes.length >= 9 && bytes[3] === 4 && bytes.readUIntBE(0, 3) % 6 === 0 && bytes.readUInt32BE(5) === 0;
  return isSettings ? 'http2-on-plain-port' : 'not-http';
}
