// node --import tsx scripts/write-openapi.ts: writes docs/openapi.json anew after the API or its words have changed.
import { writeFileSync } from 'node:fs';

import { formatApiDescription } from './openapi/describe-api';

writeFileSync(new URL('../docs/openapi.json', import.meta.url), formatApiDescription());
