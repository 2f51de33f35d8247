'use strict';

// Preloaded into the server: when the process that started it is gone, even by SIGKILL, the server stops as well.
const graceMs = 10_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), graceMs).unref();
});
process.channel?.unref();
