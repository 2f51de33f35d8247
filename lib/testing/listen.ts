import type { Server, Socket } from 'node:net';

export interface Listening {
  address: string;
  port: number;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

/** Starts a server and remembers its connections, so that a test can end even when a peer would never hang up. */
export async function listen(server: Server, address: string, port: number): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no address');
  return {
    address,
    port: bound.port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
