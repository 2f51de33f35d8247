import { statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { keyFileName } from './master-key';

export interface Modes {
  dataFolderMode: number | null;
  keyFileMode: number | null;
}

/** Who may read what is kept, as `stat().mode`; null where there is no such file, or modes mean nothing (Windows). */
export function readModes(dataDir: string): Modes {
  return { dataFolderMode: readMode(dataDir), keyFileMode: readMode(path.join(dataDir, keyFileName)) };
}

function readMode(file: string): number | null {
  if (process.platform === 'win32') return null;
  return statSync(file, { throwIfNoEntry: false })?.mode ?? null;
}
