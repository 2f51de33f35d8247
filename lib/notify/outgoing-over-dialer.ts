import { createSecureContext } from 'node:tls';
import type { SecureContext } from 'node:tls';

import { isInNets } from '@/lib/tls/special-addresses';
import { listDefaultRoots } from '@/lib/tls/trust-roots';
import { withDeadline } from '@/lib/tls/with-deadline';

import type { Outgoing, OutgoingFailure } from './outgoing';
import { dial } from './outgoing-dial';
import type { DialRules } from './outgoing-dial';
import { exchange, isPlainRequest } from './outgoing-exchange';
import type { OutgoingPorts } from './outgoing-ports';
import { secure } from './outgoing-secure';

export interface OutgoingOptions extends DialRules {
  ports: OutgoingPorts;
  /** For one request from the name to the last byte, and for connecting. */
  deadlineMs: number;
  /** PEM of roots that are trusted besides Node's own. */
  roots: readonly string[];
}

/**
 * The way out for what is told. https to any address that the dialer allows; http only into networks that the owner opened,
 * where a home server may have no certificate. No redirect is followed: a service that moves says so to its users.
 */
export function createOutgoing({ ports, deadlineMs, roots, ...rules }: OutgoingOptions): Outgoing {
  let context: SecureContext | undefined;
  const secureContext = (): SecureContext =>
    (context ??= createSecureContext({ ca: [...listDefaultRoots(), ...roots], minVersion: 'TLSv1.2' }));
  const isOpenedNet = (address: string): boolean => isInNets(address, rules.allowNets);

  return {
    secureContext,
    isOpenedNet,
    connect: (host, port) =>
      withDeadline(deadlineMs, undefined, async (signal) =>
        ports.mail.has(port) ? dial(host, port, rules, signal) : fail('blocked-port', `port ${port}`),
      ),
    request: (request) =>
      withDeadline(deadlineMs, undefined, async (signal) => {
        const url = readUrl(request.url);
        if (url === null || !isPlainRequest(request, url)) return fail('rejected', 'a request that cannot be sent');
        if (!ports.web.has(portOf(url))) return fail('blocked-port', `port ${portOf(url)}`);
        const dialled = await dial(hostOf(url), portOf(url), rules, signal);
        if (!dialled.ok) return dialled;
        if (url.protocol === 'http:') {
          if (isOpenedNet(dialled.address)) return exchange(dialled.socket, request, url, signal);
          dialled.socket.destroy();
          return fail('blocked', 'http outside of KIGEN_ALLOW_NETS');
        }
        const secured = await secure(dialled.socket, hostOf(url), secureContext(), signal);
        return secured.ok ? exchange(secured.socket, request, url, signal) : secured;
      }),
  };
}

function readUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url : null;
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function fail(failure: OutgoingFailure['failure'], detail: string): { ok: false } & OutgoingFailure {
  return { ok: false, failure, detail };
}
