// node --import tsx scripts/write-problems.ts: writes docs/problems.md anew after a problem or its words have changed.
import { writeFileSync } from 'node:fs';

import { formatProblemTable } from '@/lib/tls/problem-table';

writeFileSync(new URL('../docs/problems.md', import.meta.url), formatProblemTable());
