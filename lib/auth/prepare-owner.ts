import { db } from '@/lib/db/client';
import { hasOwner } from '@/lib/db/people';
import { env } from '@/lib/env';

import { getAuth } from './auth';
import { createOwner } from './create-owner';
import { ensureSetupToken } from './setup-token';

/**
 * At the start of an installation that nobody owns yet: makes the owner whom the environment names, or says the word with
 * which one can be made from another machine. It never throws, since the watch goes on without an owner.
 */
export async function prepareOwner(): Promise<void> {
  try {
    if (await hasOwner(db())) return;
    console.info(env.ownerEmail !== null && env.ownerPassword !== null ? await makeOwner() : sayToken());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

async function makeOwner(): Promise<string> {
  const owner = { email: env.ownerEmail ?? '', password: env.ownerPassword ?? '' };
  const result = await createOwner({ auth: getAuth(), db: db(), now: new Date() }, owner);
  if (result.kind === 'created') return `${owner.email} is the owner now.`;
  if (result.kind === 'taken') return 'There is an owner already.';
  return `The owner was not made: ${refusals[result.refusal]} ${sayToken()}`;
}

const refusals = {
  'bad-email': 'KIGEN_OWNER_EMAIL is not an e-mail address.',
  'too-short': 'the password in KIGEN_OWNER_PASSWORD_FILE is shorter than 10 characters.',
  'too-long': 'the password in KIGEN_OWNER_PASSWORD_FILE is longer than 128 characters.',
  guessable: 'the password in KIGEN_OWNER_PASSWORD_FILE is easy to guess.',
} as const;

function sayToken(): string {
  return `Nobody owns this Kigen yet. The set-up word for another computer is ${ensureSetupToken(env.dataDir)}`;
}
