/**
 * The first answer of a TLS 1.2 server, with any bytes for certificates: no TLS library would send what some of the tests
 * need. The handshake cannot be finished after it.
 */
export function buildServerFlight(certificates: readonly Uint8Array[]): Buffer {
  const entries = certificates.map((der) => withLength(der));
  return Buffer.concat([
    handshakeRecord(2, serverHello),
    handshakeRecord(11, withLength(Buffer.concat(entries))),
    handshakeRecord(14, Buffer.alloc(0)),
  ]);
}

/**
 * TLS 1.2, a fixed random, no session, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, no compression (RFC 5246 §7.4.1.3), and one
 * extension: secure renegotiation (RFC 5746).
 */
const serverHello = Buffer.concat([
  Buffer.from([0x03, 0x03]),
  Buffer.alloc(32, 0x42),
  Buffer.from([0x00, 0xc0, 0x2b, 0x00]),
  Buffer.from([0x00, 0x05, 0xff, 0x01, 0x00, 0x01, 0x00]),
]);

function handshakeRecord(type: number, body: Uint8Array): Buffer {
  const message = Buffer.concat([Buffer.from([type]), withLength(body)]);
  const records: Buffer[] = [];
  for (let offset = 0; offset < message.length; offset += 16_384) {
    const part = message.subarray(offset, offset + 16_384);
    records.push(Buffer.from([0x16, 0x03, 0x03, part.length >> 8, part.length & 0xff]), part);
  }
  return Buffer.concat(records);
}

/** Bytes after their length in three bytes. */
function withLength(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([bytes.length >> 16, (bytes.length >> 8) & 0xff, bytes.length & 0xff]), bytes]);
}
