// npm run migrate:new NAME writes what has changed in prisma/schema.prisma as a new migration.
import path from 'node:path';

import { writeMigration } from '../prisma/write-migration.mjs';

const result = await writeMigration(process.argv[2], new Date()).catch((error) => {
  // A mistake in the schema or in a migration; the engine says where it is.
  if (error.name !== 'SchemaConnectorError') throw error;
  return { ok: false, sentence: error.message };
});
if (result.ok) {
  console.log(`Wrote ${path.relative(process.cwd(), result.file)}. Read it, then start Kigen: npm start applies it.`);
} else {
  console.error(result.sentence);
  process.exitCode = 1;
}
