import { Fault } from './fault.mjs';

/** What npm or node-gyp print, and which fault that is. The first match counts. */
const signs = [
  [/\bENOSPC\b/, 'disk-full'],
  [/npm (ERR!|error) code EUSAGE/, 'lock-mismatch'],
  [
    /not found: make|Could not find any Python|not found: (g\+\+|c\+\+|cc)|(g\+\+|c\+\+|cc): (not found|No such file)/,
    'compiler-missing',
  ],
  [
    /gyp ERR! stack (Error: (getaddrinfo|connect|\d{3} )|FetchError)|gyp ERR! stack .*(ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT)|gyp ERR! .*headers/,
    'headers-unreachable',
  ],
  [/gyp ERR!/, 'compiler-missing'],
  [
    /npm (ERR!|error) code (ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT|E5\d\d)/,
    'packages-unreachable',
  ],
];

/**
 * @param {string} output of npm
 * @param {NodeJS.Signals | null} signal
 * @param {string} root
 */
export function describeInstallFault(output, signal, root) {
  if (signal === 'SIGKILL') return new Fault('out-of-memory');
  if (/npm (ERR!|error) code (EACCES|EPERM|EROFS)/.test(output)) {
    const [, reason = ''] = /npm (?:ERR!|error) code (\w+)/.exec(output) ?? [];
    return new Fault('own-folder', { folder: root, reason });
  }
  const known = signs.find(([pattern]) => pattern.test(output));
  return new Fault(known ? known[1] : 'install-failed');
}
