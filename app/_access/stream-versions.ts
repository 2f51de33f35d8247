import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';

/** How often the database is asked. */
const askEveryMs = 1000;
/** Proxies close what keeps silent, and the page takes silence for a broken stream. */
const repeatEveryMs = 15_000;
/** Then the browser asks anew, and is asked anew who it is. */
const longestMs = 5 * 60 * 1000;
const mostOfOnePerson = 10;

const open = new Map<string, number>();

/**
 * Tells a page whenever what it shows has changed: server-sent events, each the version (WHATWG HTML, 9.2), or "over".
 *
 * @param readVersion null = it is over, gone or not theirs to see any more
 */
export async function streamVersions(
  request: Request,
  { personId }: { personId: string },
  readVersion: () => Promise<number | null>,
): Promise<Response> {
  // One that has ended meanwhile says so: a page that was away for a moment must not miss it.
  const first = await readVersion();
  const count = open.get(personId) ?? 0;
  if (count >= mostOfOnePerson) return new Response(null, { status: 429, headers: { 'Retry-After': '30' } });
  open.set(personId, count + 1);

  const stop = new AbortController();
  let isCancelled = false;
  const end = (): void => stop.abort();
  request.signal.addEventListener('abort', end, { once: true });
  if (request.signal.aborted) end();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const timer = setTimeout(end, longestMs);
      try {
        let [said, saidAt] = [-1, 0];
        for (let version = first; !stop.signal.aborted; version = await readVersion()) {
          if (version === null || version !== said || performance.now() - saidAt >= repeatEveryMs) {
            [said, saidAt] = [version ?? -1, performance.now()];
            controller.enqueue(encoder.encode(`retry: 2000\ndata: ${version === null ? 'over' : version}\n\n`));
          }
          if (version === null) break;
          await pause(askEveryMs, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
        }
      } finally {
        clearTimeout(timer);
        leave(personId);
      }
      if (!isCancelled) controller.close();
    },
    cancel: () => {
      isCancelled = true;
      end();
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' } });
}

function leave(personId: string): void {
  const left = (open.get(personId) ?? 1) - 1;
  if (left > 0) open.set(personId, left);
  else open.delete(personId);
}
