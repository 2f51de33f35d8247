/** How a process ends when native code fails: nothing that JavaScript could have caught. */
const crashes = new Set(['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGABRT', 'SIGTRAP']);
const mostCrashes = 5;
const withinMs = 10 * 60 * 1000;

/**
 * Waits until a server ends for good. One that crashed in native code is started again, unless that keeps happening: what it was
 * looking at is in the database, see docs/decisions/0009-native-crashes.md.
 *
 * @param {import('./server.mjs').Server} server
 * @param {object} options
 * @param {() => Promise<import('./server.mjs').Server>} options.restart
 * @param {(signal: string) => void} options.onCrash
 * @param {AbortSignal} options.stop
 * @param {() => number} [options.now] milliseconds
 * @returns {Promise<{ server: import('./server.mjs').Server, end: { code: number | null, signal: string | null } | null }>}
 *   the last server, and how it ended by itself; null when it was told to stop and has still to be ended
 */
export async function keepServing(server, { restart, onCrash, stop, now = () => performance.now() }) {
  const wasTold = new Promise((resolve) => {
    if (stop.aborted) resolve(null);
    stop.addEventListener('abort', () => resolve(null));
  });
  let crashedAt = [];
  for (;;) {
    const end = await Promise.race([wasTold, server.ended]);
    if (end === null || stop.aborted || !hasCrashed(end)) return { server, end: stop.aborted ? null : end };
    crashedAt = [...crashedAt.filter((at) => now() - at < withinMs), now()];
    if (crashedAt.length > mostCrashes) return { server, end };
    onCrash(end.signal ?? `code ${end.code}`);
    server = await restart();
  }
}

/** A shell in between turns signal n into code 128 + n. */
function hasCrashed({ code, signal }) {
  return crashes.has(signal) || [132, 133, 134, 135, 136, 139].includes(code);
}
