import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';

import { hideSecrets } from './hide-secrets';

/** Fields whose value never stands in the log, wherever they are. */
const hiddenFields = ['password', 'token', 'secret', 'secrets', 'authorization', 'cookie', 'key'];

/**
 * The log of what happens unasked: one JSON object a line, with the level as a word. No secret can stand in it: fields
 * are left out by name, and each line is gone through once more.
 *
 * @param destination default: standard output
 */
export function createLog(destination: DestinationStream = pino.destination({ dest: 1, sync: true })): Logger {
  const paths = hiddenFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  const guarded: DestinationStream = { write: (line) => destination.write(hideSecrets(line)) };
  return pino(
    {
      base: { name: 'kigen' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      redact: { paths, censor: '[hidden]' },
    },
    guarded,
  );
}

declare global {
  var kigenLog: Logger | undefined;
}

/** The log of this process. It hangs on globalThis because Next evaluates a module once for each bundle. */
export function log(): Logger {
  globalThis.kigenLog ??= createLog();
  return globalThis.kigenLog;
}
