import { connect } from 'node:net';
import type { Socket } from 'node:net';

import { classifyFailure } from '@/lib/tls/classify-failure';
import type { Dialer } from '@/lib/tls/dialer';
import { judgeAddress } from '@/lib/tls/special-addresses';
import { withDeadline } from '@/lib/tls/with-deadline';

import type { OutgoingFailure } from './outgoing';

export type Dialled = { ok: true; socket: Socket; address: string } | ({ ok: false } & OutgoingFailure);

export interface DialRules {
  dialer: Dialer;
  /** Ranges in CIDR notation that may be dialled although they are private. */
  allowNets: readonly string[];
}

/** How long one of several addresses may keep the others waiting. */
const addressMs = 5000;

/**
 * Connects to the first address of a host that takes the connection: a literal address out of the dialer's judged list,
 * never the name. Afterwards the socket is asked whom it really reached.
 */
export async function dial(host: string, port: number, rules: DialRules, signal: AbortSignal): Promise<Dialled> {
  const list = await rules.dialer.listAddresses(host, signal);
  if (!list.ok) {
    const { problem, detail } = list.failure;
    return fail(problem === 'address-blocked' ? 'blocked' : 'unreachable', `${problem} ${detail}`);
  }
  let last = fail('unreachable', 'no address');
  for (const { address, blocked } of list.addresses) {
    if (blocked !== null) continue;
    const dialled = await withDeadline(addressMs, signal, (own) => dialAddress(address, port, rules, own));
    if (dialled.ok) return dialled;
    last = dialled;
  }
  return last;
}

function dialAddress(address: string, port: number, { allowNets }: DialRules, signal: AbortSignal): Promise<Dialled> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const end = (dialled: Dialled): void => {
      signal.removeEventListener('abort', stop);
      socket.removeAllListeners();
      // Whoever takes it listens for itself; between the two an error must not end the process.
      socket.on('error', () => undefined);
      if (!dialled.ok) socket.destroy();
      resolve(dialled);
    };
    const stop = (): void => end(fail('unreachable', 'timeout'));
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    socket.on('connect', () => {
      const isStillAllowed = judgeAddress(socket.remoteAddress ?? '', allowNets).isAllowed;
      end(isStillAllowed ? { ok: true, socket, address } : fail('blocked', 'reached another address'));
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const { problem, detail } = classifyFailure({ code: error.code ?? error.name, message: error.message }, false);
      end(fail('unreachable', `${problem} ${detail}`));
    });
  });
}

function fail(failure: OutgoingFailure['failure'], detail: string): Dialled & { ok: false } {
  return { ok: false, failure, detail: detail.slice(0, 200) };
}
