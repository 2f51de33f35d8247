// node scripts/complete-lock.mjs
//
// npm leaves the packages for other platforms out of package-lock.json when the registry that it asked does not have them
// (a company's mirror, say), and `npm ci` then refuses that file everywhere. This puts them back: version and platform,
// without the checksum, which only the registry knows.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { completeLock } from './setup/complete-lock.mjs';

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const { lock, added } = completeLock(JSON.parse(readFileSync(file, 'utf8')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added.length} packages for other platforms added to package-lock.json.\n`);
