// npm run restore -- FILE: puts a backup in the place of the database, which is kept beside it.
import path from 'node:path';
import process from 'node:process';

import { restore } from '@/lib/db/restore';
import { env, parseEnv } from '@/lib/env';
import { listMigrations, migrationsFolder } from '@/prisma/list-migrations.mjs';
import { backupWords, refusalWords } from './backup/words';
import { pickLanguage } from './setup/sentences.mjs';

process.exitCode = run(process.argv[2], new Date());

function run(file: string | undefined, now: Date): number {
  const parsed = parseEnv(process.env);
  if (!parsed.ok) return fail(parsed.sentences.join('\n'));
  const language = pickLanguage(process.env);
  if (file === undefined) return fail(backupWords.usage[language]);
  const database = path.join(env.dataDir, 'kigen.db');
  const result = restore(path.resolve(file), database, listMigrations(migrationsFolder), now);
  if (result.kind === 'refused') return fail(refusalWords[result.why][language]);
  console.log(backupWords.restored[language](database));
  if (result.keptAs !== null) console.log(backupWords.kept[language](result.keptAs));
  console.log(backupWords.without[language]);
  return 0;
}

function fail(sentence: string): number {
  console.error(sentence);
  return 1;
}
