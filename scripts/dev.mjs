import { spawn } from 'node:child_process';
import process from 'node:process';

import { nextBin, observerBundler } from './setup/build.mjs';
import { generateClient } from './setup/generate.mjs';
import { installPackages } from './setup/install.mjs';
import { run as runProgram, stopWithParent } from './setup/run.mjs';
import { door } from './setup/server.mjs';
import { describeMigration, readSettings } from './start.mjs';

/**
 * npm run dev: the same preparations without a build, then Next's development server, which shows every change at once.
 *
 * @param {import('./setup/command.mjs').Context} context
 */
export async function run(context) {
  const { stages, root, stop } = context;
  const { address, dataDir } = await readSettings(context);
  await stages.run('packages', (begin) => installPackages(context, begin));
  await stages.run('client', (begin) => generateClient(context, begin));
  await runProgram(context, process.execPath, [observerBundler]);
  context.lock.release();
  await stages.run('database', () => describeMigration(context, dataDir));

  const { host, port } = address;
  const child = spawn(
    process.execPath,
    [...stopWithParent, nextBin, 'dev', '--hostname', host, '--port', String(port)],
    {
      cwd: root,
      env: {
        ...context.env,
        NEXT_TELEMETRY_DISABLED: '1',
        // By the environment, since the server is a process of Next's own.
        NODE_OPTIONS: `${context.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(door)}`,
        HOST: host,
        PORT: String(port),
        KIGEN_DATA_DIR: dataDir,
      },
      stdio: 'inherit',
    },
  );
  stop.addEventListener('abort', () => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return stop.aborted ? 0 : (code ?? 1);
}
