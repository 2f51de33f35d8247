// The last line of continuous integration: the counts of every suite that ran, and the exit code that follows from them.
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { formatCounts, sumResults } from './setup/results.mjs';

const counts = sumResults(fileURLToPath(new URL('..', import.meta.url)));
process.stdout.write(`${formatCounts(counts)}\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;
