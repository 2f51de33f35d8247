import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { z } from 'zod';

import { deriveKey } from '@/lib/auth/master-key';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const texts = z.record(z.string(), z.string());

/** Encrypts a channel's secrets (AES-256-GCM) for this one channel alone: moved to another row they cannot be read. */
export function sealSecrets(masterKey: Buffer, channelId: string, secrets: Readonly<Record<string, string>>): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyOf(masterKey), nonce).setAAD(Buffer.from(channelId));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** null when they were sealed with another key or for another channel, or were changed. */
export function openSecrets(
  masterKey: Buffer,
  channelId: string,
  text: string,
): Readonly<Record<string, string>> | null {
  const bytes = Buffer.from(text, 'base64');
  const nonce = bytes.subarray(0, nonceBytes);
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
  if (tag.length < tagBytes) return null;
  try {
    const decipher = createDecipheriv(algorithm, keyOf(masterKey), nonce)
      .setAAD(Buffer.from(channelId))
      .setAuthTag(tag);
    const opened = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
    return texts.parse(JSON.parse(opened.toString('utf8')));
  } catch {
    return null;
  }
}

function keyOf(masterKey: Buffer): Buffer {
  return Buffer.from(deriveKey(masterKey, 'channel secrets'), 'hex');
}
