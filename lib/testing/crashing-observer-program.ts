// A program for observer-process.ts whose native code fails at certain names.
import process from 'node:process';

import '@/lib/tls/observer-program';

const deadly: Readonly<Record<string, NodeJS.Signals | 'exit'>> = {
  'poison.test': 'SIGSEGV',
  'killed.test': 'SIGKILL',
  'ended.test': 'exit',
};

process.on('message', (message: { target?: { host: string } }) => {
  const end = deadly[message.target?.host ?? ''];
  if (end === 'exit') process.exit(3);
  else if (end !== undefined) process.kill(process.pid, end);
});
