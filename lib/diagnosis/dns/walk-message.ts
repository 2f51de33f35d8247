/** Where one record's data lies in a message. */
export interface RecordPlace {
  section: 'answer' | 'authority' | 'additional';
  /** As on the wire: 257 is CAA. */
  type: number;
  start: number;
  end: number;
}

const headerBytes = 12;
const sections = ['answer', 'authority', 'additional'] as const;

/**
 * The records of a message by their lengths alone (RFC 1035 §4.1), so that no decoder need trust what is inside them.
 *
 * @returns null when a count or a length leads beyond the message
 */
export function walkMessage(message: Buffer): RecordPlace[] | null {
  if (message.length < headerBytes) return null;
  let offset = headerBytes;
  for (let left = message.readUInt16BE(4); left > 0; left -= 1) {
    offset = skipName(message, offset) + 4;
    if (offset > message.length) return null;
  }
  const places: RecordPlace[] = [];
  for (const [index, section] of sections.entries()) {
    for (let left = message.readUInt16BE(6 + 2 * index); left > 0; left -= 1) {
      const place = readPlace(message, offset, section);
      if (place === null) return null;
      places.push(place);
      offset = place.end;
    }
  }
  return places;
}

function readPlace(message: Buffer, offset: number, section: RecordPlace['section']): RecordPlace | null {
  const fixed = skipName(message, offset);
  if (fixed + 10 > message.length) return null;
  const start = fixed + 10;
  const end = start + message.readUInt16BE(fixed + 8);
  return end > message.length ? null : { section, type: message.readUInt16BE(fixed), start, end };
}

/** The offset behind a name; beyond the message when the name does not end in it. A pointer ends it (RFC 1035 §4.1.4). */
function skipName(message: Buffer, offset: number): number {
  let at = offset;
  for (;;) {
    const length = message[at];
    if (length === undefined) return message.length + 1;
    if (length === 0) return at + 1;
    if (length >= 0xc0) return at + 2;
    at += length + 1;
  }
}
