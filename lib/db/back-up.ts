import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const program = path.resolve(/* turbopackIgnore: true */ 'lib/db/backup-program.mjs');
const forgottenMs = 60 * 60 * 1000;

/** `busy` = another process is making the same one. */
export type BackupResult = { kind: 'made' } | { kind: 'busy' } | { kind: 'failed'; detail: string };

/**
 * Copies a database into a new file while it is in use. The file appears under its name only when it is whole and was
 * checked; nobody but this user may read it.
 */
export async function backUp(source: string, target: string, now: Date): Promise<BackupResult> {
  mkdirSync(/* turbopackIgnore: true */ path.dirname(target), { recursive: true, mode: 0o700 });
  forgetOldPart(`${target}.part`, now);
  const child = spawn(process.execPath, [program, source, target], { stdio: ['ignore', 'ignore', 'pipe'] });
  let detail = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (detail = (detail + text).slice(-2000)));
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
    child.once('error', (error) => {
      detail = error.message;
      resolve(null);
    });
  });
  if (code === 0) return { kind: 'made' };
  return code === 3 ? { kind: 'busy' } : { kind: 'failed', detail: detail.trim() };
}

/** Left by a process that was killed. */
function forgetOldPart(part: string, now: Date): void {
  const made = statSync(/* turbopackIgnore: true */ part, { throwIfNoEntry: false })?.mtime;
  if (made && now.getTime() - made.getTime() > forgottenMs) rmSync(/* turbopackIgnore: true */ part);
}
