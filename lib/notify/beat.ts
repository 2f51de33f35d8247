import { findHeartbeat, findHeartbeatState, saveHeartbeatState } from './heartbeat-setting';
import type { Notifier } from './notifier';

/**
 * Sends the sign of life when one is due: a GET to an address of the owner's, which rings when none comes any more. Only
 * while endpoints are being looked at, so that a server that stands but watches no more falls silent.
 *
 * @param isWatching whether the watch has ticked lately
 */
export async function beat(
  notifier: Pick<Notifier, 'db' | 'masterKey' | 'now' | 'world'>,
  isWatching: boolean,
): Promise<'sent' | 'failed' | 'not-due' | 'off'> {
  const heartbeat = await findHeartbeat(notifier);
  if (heartbeat === null) return 'off';
  const now = notifier.now();
  const state = await findHeartbeatState(notifier);
  const dueMs = heartbeat.everyMinutes * 60_000;
  // A time in the future was written by a clock that has since been put back.
  const isDue = state === null || state.at > now || now.getTime() - state.at.getTime() >= dueMs;
  if (!isDue || !isWatching) return 'not-due';
  const result = await notifier.world.outgoing.request({
    method: 'GET',
    url: heartbeat.url,
    headers: { 'user-agent': 'Kigen (certificate watch)' },
  });
  const failure = result.ok ? (result.answer.status < 300 ? null : 'rejected') : result.failure;
  const status = failure !== null && result.ok ? result.answer.status : null;
  const since = failure === null ? null : (state?.since ?? now);
  await saveHeartbeatState(notifier, { at: now, failure, status, since });
  return failure === null ? 'sent' : 'failed';
}
