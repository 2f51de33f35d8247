// The end of continuous integration: what failed, the counts of every suite that ran, and the exit code that follows.
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { listFailures } from './setup/failures.mjs';
import { formatCounts, sumResults } from './setup/results.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const counts = sumResults(root);
for (const failure of listFailures(root)) process.stdout.write(`✗ ${failure}\n`);
process.stdout.write(`${formatCounts(counts)}\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;
