'use strict';

// Preloaded into what a command starts: when the command is gone, even by SIGKILL, this process and what it started stop
// too. A process whose parent ended has a new one. (On Windows it keeps the old number, and this does nothing.)
const { isMainThread } = process.getBuiltinModule('node:worker_threads');

const pollMs = 250;
const graceMs = 10_000;

if (isMainThread) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end('SIGTERM');
    setTimeout(() => end('SIGKILL'), graceMs).unref();
  }, pollMs);
  timer.unref();
}

function end(signal) {
  try {
    process.kill(-process.pid, signal);
  } catch {
    // Not the leader of a process group.
    process.kill(process.pid, signal);
  }
}
