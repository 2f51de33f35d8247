const handshake = 22;
const clientHello = 1;
const serverNameExtension = 0;

/**
 * The name that a client asks for (SNI, RFC 6066 §3) in the first bytes that it sends; null when it asks for none, and
 * undefined while the bytes are not a whole ClientHello in one record.
 */
export function readServerName(bytes: Buffer): string | null | undefined {
  if (bytes.length < 5) return undefined;
  if (bytes[0] !== handshake) return null;
  if (bytes.length < 5 + bytes.readUInt16BE(3)) return undefined;
  if (bytes[5] !== clientHello) return null;
  // Record 5, type and length 4, version 2, random 32; then four lists, each after its length.
  let at = 43;
  at += 1 + bytes.readUInt8(at);
  at += 2 + bytes.readUInt16BE(at);
  at += 1 + bytes.readUInt8(at);
  return findServerName(bytes.subarray(at + 2));
}

function findServerName(extensions: Buffer): string | null {
  for (let at = 0; at + 4 <= extensions.length;) {
    const type = extensions.readUInt16BE(at);
    const length = extensions.readUInt16BE(at + 2);
    // The list's length 2, the entry's type 1, the name's length 2.
    if (type === serverNameExtension) return extensions.toString('latin1', at + 9, at + 4 + length);
    at += 4 + length;
  }
  return null;
}
