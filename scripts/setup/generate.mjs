import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { ensure } from './ensure.mjs';
import { Fault } from './fault.mjs';
import { run } from './run.mjs';
import { hashFiles } from './source-hash.mjs';
import { readStamp, removeStamp, writeStamp } from './stamp.mjs';

/**
 * The database client, generated anew when the schema or Prisma changed.
 *
 * @param {import('./command.mjs').Context} context
 * @param {(note: string) => void} begin
 * @returns {Promise<string>} the note for the stage
 * @throws {Fault} generate-failed
 */
export async function generateClient(context, begin) {
  const { root, say } = context;
  const from = () => ({
    schema: hashFiles(root, ['prisma/schema.prisma', 'prisma.config.ts']),
    prisma: JSON.parse(readFileSync(path.join(root, 'node_modules/prisma/package.json'), 'utf8')).version,
  });
  const isDone = () => {
    const stamp = readStamp(context, 'client');
    const { schema, prisma } = from();
    return (
      stamp?.schema === schema && stamp.prisma === prisma && existsSync(path.join(root, 'lib/db/generated/client.ts'))
    );
  };
  const make = async () => {
    begin(say('generating'));
    removeStamp(context, 'client');
    const stamp = from();
    const { ok } = await run(context, process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
      env: { ...context.env, ...prismaEnv },
    });
    if (!ok) throw new Fault('generate-failed');
    writeStamp(context, 'client', stamp);
    return say('generated');
  };
  return (await ensure(context, begin, { isDone, make })) ?? say('up to date');
}

/**
 * Prisma's command line wants a native engine and would fetch one, although `generate` does not use it: any file that
 * exists contents it (docs/decisions/0002-migrations-by-wasm.md). It also must not ask for news.
 */
const prismaEnv = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};
