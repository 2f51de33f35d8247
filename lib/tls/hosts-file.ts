import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { performance } from 'node:perf_hooks';

/** For so long a file once read counts as current. */
const freshMs = 5000;

/** The names that the administrator of this machine has set by hand (hosts(5)). A file that cannot be read is empty. */
export function createHostsFile(path: string): { listAddresses(host: string): Promise<readonly string[]> } {
  let names: Promise<ReadonlyMap<string, readonly string[]>> | undefined;
  let readAt = 0;
  return {
    async listAddresses(host) {
      if (names === undefined || performance.now() - readAt > freshMs) {
        readAt = performance.now();
        names = readFile(path, 'utf8').then(parseHosts, () => new Map());
      }
      return (await names).get(host) ?? [];
    },
  };
}

function parseHosts(text: string): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [address = '', ...hosts] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (isIP(address) === 0) continue;
    for (const host of hosts) names.set(host.toLowerCase(), [...(names.get(host.toLowerCase()) ?? []), address]);
  }
  return names;
}
