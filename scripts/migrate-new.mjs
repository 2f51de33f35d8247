// npm run migrate:new NAME writes what has changed in prisma/schema.prisma as a new migration.
import path from 'node:path';

import { writeMigration } from '../prisma/write-migration.mjs';

const result = await writeMigration(process.argv[2], new Date());
if (result.ok) {
  console.log(`Wrote ${path.relative(process.cwd(), result.file)}. Read it, then start Kigen: npm start applies it.`);
} else {
  console.error(result.sentence);
  process.exitCode = 1;
}
