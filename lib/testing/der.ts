/**
 * The few parts of DER (ITU-T X.690) that a certificate is built of. By hand, because tests need certificates that no
 * library agrees to write: negative serials, NUL bytes in names, dates in the wrong form.
 */
const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const;

export function element(type: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([type]), encodeLength(content.length), content]);
}

function encodeLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

export function sequence(...parts: Uint8Array[]): Buffer {
  return element(tag.sequence, Buffer.concat(parts));
}

export function set(...parts: Uint8Array[]): Buffer {
  return element(tag.set, Buffer.concat(parts));
}

/** [number] EXPLICIT or, for primitive content, IMPLICIT. */
export function tagged(number: number, content: Uint8Array, isConstructed = true): Buffer {
  return element((isConstructed ? 0xa0 : 0x80) | number, content);
}

/** A number, or the two's complement bytes themselves. */
export function integer(value: number | Uint8Array): Buffer {
  if (typeof value !== 'number') return element(tag.integer, value);
  const bytes: number[] = [value % 256];
  for (let rest = Math.floor(value / 256); rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  if ((bytes[0] ?? 0) >= 0x80) bytes.unshift(0);
  return element(tag.integer, Buffer.from(bytes));
}

export function enumerated(value: number): Buffer {
  return element(tag.enumerated, Buffer.from([value]));
}

export function boolean(value: boolean): Buffer {
  return element(tag.boolean, Buffer.from([value ? 0xff : 0]));
}

export function nothing(): Buffer {
  return element(tag.null, Buffer.alloc(0));
}

export function bitString(bytes: Uint8Array, unusedBits = 0): Buffer {
  return element(tag.bitString, Buffer.concat([Buffer.from([unusedBits]), bytes]));
}

export function octetString(bytes: Uint8Array): Buffer {
  return element(tag.octetString, bytes);
}

export function utf8String(text: string): Buffer {
  return element(tag.utf8String, Buffer.from(text, 'utf8'));
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(tag.oid, Buffer.from([first * 40 + second, ...rest.flatMap(encodeBase128)]));
}

function encodeBase128(value: number): number[] {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) | 0x80);
  return bytes;
}

/** UTCTime until 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5). */
export function time(instant: Date): Buffer {
  const digits = instant.toISOString().replace(/[-:T]|\.\d+/g, '');
  const year = instant.getUTCFullYear();
  const isUtcTime = year >= 1950 && year < 2050;
  return element(isUtcTime ? tag.utcTime : tag.generalizedTime, Buffer.from(isUtcTime ? digits.slice(2) : digits));
}
