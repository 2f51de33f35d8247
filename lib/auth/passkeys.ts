import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';

import type { Database } from '@/lib/db/open-database';
import {
  consumeChallenge,
  findPasskey,
  insertChallenge,
  insertPasskey,
  listPasskeys,
  notePasskeyUse,
} from '@/lib/db/passkeys';

import { readAssertion, readRegistration } from './passkey-responses';
import type { PasskeyPlace } from './passkey-place';
import { hashToken } from './token';
import type { Visitor } from './visitor';

type NamedPlace = Extract<PasskeyPlace, { kind: 'name' }>;

const minuteMs = 60 * 1000;
/** So long somebody has to touch the device. */
const challengeMs = 5 * minuteMs;
/** More devices than anybody signs in with. */
export const passkeyLimit = 20;

type Owner = Pick<Visitor, 'personId' | 'signature' | 'sessionId' | 'email' | 'name'>;

export type AddPasskeyResult = 'added' | 'known' | 'too-many' | 'refused';

/** What the browser is to ask a device for, so that it makes a passkey that checks its owner by finger, face or PIN. */
export async function beginPasskey(
  db: Database,
  { personId, email, name }: Owner,
  { rpId }: NamedPlace,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await listPasskeys(db, personId);
  const options = await generateRegistrationOptions({
    rpName: 'Kigen',
    rpID: rpId,
    userID: new TextEncoder().encode(personId),
    userName: email,
    userDisplayName: name,
    timeout: challengeMs,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await remember(db, options.challenge, personId, now);
  return options;
}

/** Keeps the passkey that a device has made for one of our challenges. All other sessions end. */
export async function addPasskey(
  db: Database,
  owner: Owner,
  { origin, rpId }: NamedPlace,
  { name, challenge, response: text }: { name: string; challenge: string; response: string },
  now: Date,
): Promise<AddPasskeyResult> {
  const response = readRegistration(text);
  if (!response || !(await consume(db, challenge, owner.personId, now))) return 'refused';
  const terms = { response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpId };
  const made = await orRefused(verifyRegistrationResponse({ ...terms, requireUserVerification: true }));
  if (!made?.verified) return 'refused';
  const { id: credentialId, publicKey, counter } = made.registrationInfo.credential;
  const transports = response.response.transports ?? [];
  return insertPasskey(db, owner, { name, credentialId, publicKey, counter, transports }, { limit: passkeyLimit, now });
}

/** What the browser is to ask for whichever passkey of ours its owner chooses. */
export async function beginPasskeySignIn(
  db: Database,
  { rpId }: NamedPlace,
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const terms = { rpID: rpId, timeout: challengeMs, userVerification: 'required' } as const;
  const options = await generateAuthenticationOptions(terms);
  await remember(db, options.challenge, null, now);
  return options;
}

/**
 * Who has signed one of our challenges with a passkey; null = nobody, for whatever reason. The device must have checked its
 * owner: then the passkey is both something that they have and something that they are or know.
 */
export async function findPasskeyOwner(
  db: Database,
  { origin, rpId }: NamedPlace,
  { challenge, response: text }: { challenge: string; response: string },
  now: Date,
): Promise<string | null> {
  const response = readAssertion(text);
  if (!response || !(await consume(db, challenge, null, now))) return null;
  const passkey = await findPasskey(db, response.id);
  if (!passkey) return null;
  const { credentialId: id, publicKey, counter, passkeyId, personId } = passkey;
  const terms = { response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpId };
  const credential = { id, publicKey, counter };
  const signed = await orRefused(verifyAuthenticationResponse({ ...terms, credential, requireUserVerification: true }));
  if (!signed?.verified) return null;
  await notePasskeyUse(db, passkeyId, signed.authenticationInfo.newCounter, now);
  return personId;
}

async function remember(db: Database, challenge: string, personId: string | null, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + challengeMs);
  await insertChallenge(db, { hash: hashToken(challenge), personId, expiresAt }, now);
}

async function consume(db: Database, challenge: string, personId: string | null, now: Date): Promise<boolean> {
  return consumeChallenge(db, { hash: hashToken(challenge), personId }, now);
}

/** The library throws a bare Error for everything that a forged answer can be wrong in; it touches nothing of ours. */
async function orRefused<T>(verification: Promise<T>): Promise<T | null> {
  try {
    return await verification;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
