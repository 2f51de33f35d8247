// npm run backup [-- FILE]: copies the database while it is in use; without FILE into "backups" in the data folder.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { backUp } from '@/lib/db/back-up';
import { env, parseEnv } from '@/lib/env';
import { backupFolder } from '@/lib/monitor/list-backups';
import { backupWords } from './backup/words';
import { pickLanguage } from './setup/sentences.mjs';

process.exitCode = await run(process.argv[2], new Date());

async function run(wanted: string | undefined, now: Date): Promise<number> {
  const parsed = parseEnv(process.env);
  if (!parsed.ok) return fail(parsed.sentences.join('\n'));
  const language = pickLanguage(process.env);
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '');
  const target = path.resolve(wanted ?? path.join(backupFolder(env.dataDir), `kigen-${stamp}.db`));
  if (existsSync(target)) return fail(backupWords.exists[language](target));
  const result = await backUp(path.join(env.dataDir, 'kigen.db'), target, now);
  if (result.kind !== 'made')
    return fail(backupWords.failed[language](result.kind === 'failed' ? result.detail : target));
  console.log(backupWords.made[language](target));
  console.log(backupWords.without[language]);
  return 0;
}

function fail(sentence: string): number {
  console.error(sentence);
  return 1;
}
