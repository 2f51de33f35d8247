import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What a page or a device may say otherwise than it should. */
export interface Deviation {
  /** The page that the browser says it is on. */
  origin?: string;
  /** The name for which the device signs. */
  rpId?: string;
  /** False = somebody touched the device, but it did not check who. */
  isVerified?: boolean;
  type?: 'webauthn.get' | 'webauthn.create';
  /** What the device says that it has counted. */
  counter?: number;
}

const place = { origin: 'http://localhost:3000', rpId: 'localhost' };

/** A device with one passkey (Web Authentication, level 3): ES256, without attestation. */
export function createAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const credentialId = randomBytes(16);
  const id = credentialId.toString('base64url');
  const coseKey = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ]),
  );

  function authenticatorData(
    { rpId = place.rpId, isVerified = true, counter = 0 }: Deviation,
    attested: Buffer,
  ): Buffer {
    const flags = 0x01 | (isVerified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0);
    const head = Buffer.alloc(5);
    head.writeUInt8(flags, 0);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(Buffer.from(rpId)), head, attested]);
  }

  return {
    id,
    /** The text that a browser's page sends after `navigator.credentials.create`. */
    register: (challenge: string, deviation: Deviation = {}): string => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey]);
      const attestation = new Map<string, string | Uint8Array | Map<never, never>>([
        ['fmt', 'none'],
        ['attStmt', new Map<never, never>()],
        ['authData', new Uint8Array(authenticatorData(deviation, attested))],
      ]);
      return answer(id, {
        clientDataJSON: encode(clientData(challenge, { type: 'webauthn.create', ...deviation })),
        attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
        transports: ['internal'],
      });
    },
    /** The text that a browser's page sends after `navigator.credentials.get`. */
    sign: (challenge: string, deviation: Deviation = {}): string => {
      const data = authenticatorData(deviation, Buffer.alloc(0));
      const client = clientData(challenge, { type: 'webauthn.get', ...deviation });
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return answer(id, {
        clientDataJSON: encode(client),
        authenticatorData: encode(data),
        signature: encode(signature),
      });
    },
  };
}

function clientData(challenge: string, { origin = place.origin, type }: Deviation): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function answer(id: string, response: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
}

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

function encode(data: Buffer): string {
  return data.toString('base64url');
}

function bytes(base64url: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64url, 'base64url'));
}
