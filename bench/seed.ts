// node --import tsx bench/seed.ts FILE COUNT: fills a migrated database with made-up sites and an owner.
// It prints the cookie of the owner's session and the key with which the server knows it, as JSON.
import process from 'node:process';

import { openDatabase } from '@/lib/db/open-database';
import { seedSites } from '@/lib/testing/seed-sites';
import { signInOwner, testSecretKey } from '@/lib/testing/sign-in-owner';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

const hourMs = 60 * 60 * 1000;

const [file = '', count] = process.argv.slice(2);
const db = openDatabase(file);
const now = new Date();
await seedSites(db, {
  count: Number(count),
  now,
  rules: { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * hourMs },
});
// The watch of the server that is measured finds nothing to do.
await db.endpoint.updateMany({ data: { dueAt: new Date(now.getTime() + 6 * hourMs) } });
const { name, value } = await signInOwner(db);
process.stdout.write(JSON.stringify({ cookie: `${name}=${value}`, secretKey: testSecretKey }));
await db.$disconnect();
