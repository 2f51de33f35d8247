// npm run reset-owner [-- E-MAIL]: prints a link with which an owner sets a new password..
import process from 'node:process';

import { createResetToken } from '@/lib/auth/reset-password';
import { listOwnOrigins } from '@/lib/auth/own-origins';
import { db } from '@/lib/db/client';
import { describeDatabaseError } from '@/lib/db/database-fault.mjs';
import { listPeople } from '@/lib/db/people';
import { env, parseEnv } from '@/lib/env';

try {
  process.exitCode = await run(process.argv[2]);
} catch (error) {
  const known = describeDatabaseError(error);
  if (!known) throw error;
  console.error(known.sentence);
  process.exitCode = 1;
}

async function run(wanted: string | undefined): Promise<number> {
  const parsed = parseEnv(process.env);
  if (!parsed.ok) return fail(parsed.sentences.join('\n'));
  const owners = (await listPeople(db())).filter(({ role }) => role === 'owner');
  const [owner, ...others] =
    wanted === undefined ? owners : owners.filter(({ email }) => email === wanted.toLowerCase());
  if (!owner) {
    const who = wanted === undefined ? 'Nobody owns this Kigen yet' : `No owner has the address ${wanted}`;
    return fail(`${who}; start it with npm start and open its address in a browser to make the owner.`);
  }
  if (others.length > 0) {
    const names = owners.map(({ email }) => email).join(', ');
    return fail(`There are several owners; name one: npm run reset-owner -- E-MAIL (${names}).`);
  }
  const token = await createResetToken(db(), owner.personId, new Date());
  console.log(`Open this within an hour to set a new password for ${owner.email}:`);
  console.log(`${listOwnOrigins(env)[0] ?? ''}/reset/${token}`);
  return 0;
}

function fail(sentence: string): number {
  console.error(sentence);
  return 1;
}
