import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createObserverProcess } from '@/lib/tls/observer-process';
import type { ObserverProcess } from '@/lib/tls/observer-process';
import { bundleObserver } from '@/scripts/bundle-observer.mjs';

import type { ServedWorld } from './world';

/** The product's observer, in a process of its own as the server has it; nothing is turned off. */
export function createBenchObserver({ dnsServer, rootPem, filePort }: ServedWorld): ObserverProcess {
  const folder = mkdtempSync(path.join(tmpdir(), 'kigen-bench-observer-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return createObserverProcess({
    program: bundleObserver({ outfile: path.join(folder, 'observer.mjs') }),
    dnsServers: [dnsServer],
    allowNets: ['127.0.0.0/8'],
    extraRoots: [rootPem],
    fetchPorts: new Set([filePort]),
  });
}
