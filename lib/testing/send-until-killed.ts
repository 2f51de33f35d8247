// A process for tests: it sends what waits in the database named by its first argument to the address named by its second,
// until it is killed. The third is when it is for it, in milliseconds since 1970.
import { setTimeout as pause } from 'node:timers/promises';

import { openDatabase } from '@/lib/db/open-database';
import { composeDelivery } from '@/lib/notify/compose-delivery';
import { createDispatcher } from '@/lib/notify/dispatch';

const [, , file = '', address = '', start = '0'] = process.argv;
const startedAt = performance.now();
const now = (): Date => new Date(Number(start) + (performance.now() - startedAt));
const db = openDatabase(file);
const reportBug = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);
const notifier = { db, now, random: () => 0.5, reportBug, baseUrl: 'http://127.0.0.1:3000' };

const dispatcher = createDispatcher(notifier, {
  compose: (delivery, at) => composeDelivery(notifier, delivery, at),
  send: async (_, { idempotencyKey, data }) => {
    const events = data.events.map(({ eventId }) => eventId);
    const answer = await fetch(address, { method: 'POST', body: JSON.stringify({ key: idempotencyKey, events }) });
    if (answer.ok) return { kind: 'sent' };
    return { kind: 'failed', failure: 'trouble', detail: '', retryAfterMs: null };
  },
});

for (;;) {
  await dispatcher.pass();
  await pause(5);
}
