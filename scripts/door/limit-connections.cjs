'use strict';

const { subscribe } = process.getBuiltinModule('node:diagnostics_channel');

/** Far more than one household or agency opens, and few enough that sockets are left for looking at sites. */
const connections = 1000;
/** For the whole of the headers; Node gives a minute. */
const headersTimeoutMs = 15_000;
/** For the whole request: 2 MB over a slow line; Node gives five minutes. */
const requestTimeoutMs = 60_000;

/** Next makes the server itself and sets none of these. The first connection tells which one it is. */
subscribe('net.server.socket', ({ socket }) => {
  const { server } = socket;
  if (server?.headersTimeout === undefined) return;
  server.maxConnections = connections;
  server.headersTimeout = headersTimeoutMs;
  server.requestTimeout = requestTimeoutMs;
});
