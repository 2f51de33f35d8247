// node --import tsx scripts/write-diagnosis.ts: writes docs/diagnosis.md anew after a finding or its words have changed.
import { writeFileSync } from 'node:fs';

import { formatFindingTable } from '@/lib/diagnosis/finding-table';

writeFileSync(new URL('../docs/diagnosis.md', import.meta.url), formatFindingTable());
