import { isLoopbackHost } from '@/lib/env-values';
import type { Env } from '@/lib/env';

export const safetyFactNames = [
  'loopback-only',
  'base-url',
  'https',
  'trusted-proxy',
  'private-data-folder',
  'content-security-policy',
] as const;
export type SafetyFactName = (typeof safetyFactNames)[number];

export interface SafetyFact {
  name: SafetyFactName;
  isOn: boolean;
  /** False where it is not missed: a proxy need not be named where nobody but this machine can come. */
  isNeeded: boolean;
  /** What it was judged by, to be shown as it is; null when there is nothing to show. */
  detail: string | null;
}

/**
 * What protects this server, and what is missing. Pure: the page reads the folder's mode and its own policy.
 *
 * @param dataFolderMode `stat().mode` of the data folder, or null where modes mean nothing (Windows)
 * @param policy the Content-Security-Policy of the page that asks, or null
 */
export function listSafetyFacts(
  { host, baseUrl, trustedProxies, dataDir }: Pick<Env, 'host' | 'baseUrl' | 'trustedProxies' | 'dataDir'>,
  { dataFolderMode, policy }: { dataFolderMode: number | null; policy: string | null },
): readonly SafetyFact[] {
  const isLocal = isLoopbackHost(host);
  const isServed = baseUrl !== null && !isLoopbackHost(new URL(baseUrl).hostname.replace(/^\[(.*)\]$/, '$1'));
  const isPrivate = dataFolderMode === null || (dataFolderMode & 0o077) === 0;
  const scripts = /(?:^|; )script-src [^;]+/.exec(policy ?? '')?.[0] ?? '';
  return [
    { name: 'loopback-only', isOn: isLocal, isNeeded: !isServed, detail: host },
    { name: 'base-url', isOn: baseUrl !== null, isNeeded: !isLocal, detail: baseUrl },
    { name: 'https', isOn: baseUrl?.startsWith('https:') ?? false, isNeeded: isServed || !isLocal, detail: baseUrl },
    {
      name: 'trusted-proxy',
      isOn: trustedProxies.length > 0,
      isNeeded: isServed,
      detail: trustedProxies.join(', ') || null,
    },
    { name: 'private-data-folder', isOn: isPrivate, isNeeded: true, detail: dataDir },
    {
      name: 'content-security-policy',
      isOn: scripts.includes("'nonce-") && !scripts.includes('unsafe-inline'),
      isNeeded: true,
      detail: null,
    },
  ];
}
