import { setTimeout as pause } from 'node:timers/promises';

import { defineRoute } from '@/app/_access/define-route';
import { db } from '@/lib/db/client';
import { findRecoveryVersion, isRecoveryKnown } from '@/lib/db/recoveries';

/** How often the database is asked; a look comes every ten seconds at the most. */
const askEveryMs = 1000;
/** Proxies close what keeps silent, and the page takes silence for a broken stream. */
const repeatEveryMs = 15_000;
/** Then the browser asks anew, and is asked anew who it is. */
const longestMs = 5 * 60 * 1000;
const mostOfOnePerson = 10;

const open = new Map<string, number>();

/** Tells a page when its recovery has changed: server-sent events, each the version (WHATWG HTML, 9.2). */
export const GET = defineRoute<{ id: string }>({
  may: 'sites.see',
  run: async (request, { personId, scope }, { id }) => {
    if (!(await isRecoveryKnown(db(), scope, id))) return new Response(null, { status: 404 });
    // One that has ended meanwhile says so: a page that was away for a moment must not miss it.
    const first = await findRecoveryVersion(db(), scope, id);
    const count = open.get(personId) ?? 0;
    if (count >= mostOfOnePerson) return new Response(null, { status: 429, headers: { 'Retry-After': '30' } });
    open.set(personId, count + 1);

    const stop = new AbortController();
    const signal = AbortSignal.any([request.signal, stop.signal, AbortSignal.timeout(longestMs)]);
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        try {
          let [said, saidAt] = [-1, 0];
          for (let version = first; !signal.aborted; version = await findRecoveryVersion(db(), scope, id)) {
            if (version === null || version !== said || performance.now() - saidAt >= repeatEveryMs) {
              [said, saidAt] = [version ?? -1, performance.now()];
              controller.enqueue(encoder.encode(`retry: 2000\ndata: ${version === null ? 'over' : version}\n\n`));
            }
            if (version === null) break;
            await pause(askEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
          }
        } finally {
          leave(personId);
        }
        if (!stop.signal.aborted) controller.close();
      },
      cancel: () => stop.abort(),
    });
    return new Response(body, {
      headers: { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' },
    });
  },
});

function leave(personId: string): void {
  const left = (open.get(personId) ?? 1) - 1;
  if (left > 0) open.set(personId, left);
  else open.delete(personId);
}
