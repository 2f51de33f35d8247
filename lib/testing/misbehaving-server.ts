import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { listen } from './listen';
import type { Listening } from './listen';

/** Ways in which something that listens on a TLS port is no good TLS server. */
export type Misbehaviour =
  | 'silent'
  | 'silent-after-hello'
  | 'drip'
  | 'half-record'
  | 'reset'
  | 'end'
  | 'garbage'
  | 'http'
  | 'ssh'
  | 'alert-112'
  | 'alert-80';

const dripMs = 1000;
/** The start of a handshake record of 74 bytes, of which the peer never sees the rest. */
const startOfRecord = Buffer.from([0x16, 0x03, 0x03, 0x00, 0x4a, 0x02, 0x00, 0x00]);

const behave: Record<Misbehaviour, (socket: Socket) => void> = {
  silent: () => undefined,
  'silent-after-hello': (socket) => void socket.on('data', () => undefined),
  drip: (socket) => drip(socket),
  'half-record': (socket) => onHello(socket, () => socket.write(startOfRecord)),
  reset: (socket) => onHello(socket, () => socket.resetAndDestroy()),
  end: (socket) => onHello(socket, () => socket.end()),
  garbage: (socket) => onHello(socket, () => socket.end(Buffer.alloc(4096, 0xa5))),
  http: (socket) => onHello(socket, () => socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n')),
  ssh: (socket) => void socket.write('SSH-2.0-OpenSSH_9.6\r\n'),
  'alert-112': (socket) => onHello(socket, () => socket.end(fatalAlert(112))),
  'alert-80': (socket) => onHello(socket, () => socket.end(fatalAlert(80))),
};

/** Listens on a loopback address and misbehaves towards whoever connects. */
export async function startMisbehavingServer(
  misbehaviour: Misbehaviour,
  options: { address?: string; port?: number } = {},
): Promise<Listening> {
  const server = createServer((socket) => behave[misbehaviour](socket));
  return listen(server, options.address ?? '127.0.0.1', options.port ?? 0);
}

/** Answers the ClientHello with the given bytes and hangs up: for flights that no TLS library would write. */
export async function startRawServer(nextAnswer: () => Uint8Array): Promise<Listening> {
  const server = createServer((socket) => onHello(socket, () => socket.end(nextAnswer())));
  return listen(server, '127.0.0.1', 0);
}

function onHello(socket: Socket, act: () => void): void {
  socket.once('data', act);
}

function drip(socket: Socket): void {
  let sent = 0;
  const timer = setInterval(() => {
    socket.write(startOfRecord.subarray(sent % startOfRecord.length, (sent % startOfRecord.length) + 1));
    sent += 1;
  }, dripMs);
  socket.on('close', () => clearInterval(timer));
}

function fatalAlert(number: number): Buffer {
  return Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, number]);
}
