import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { getDomain } from 'tldts';

import { env } from '@/lib/env';
import type { SeenSign } from '@/lib/hosting/find-hosting';

import type { Monitor } from './monitor';

/** A page waits no longer than this; what has come by then counts. */
const patienceMs = 3000;
const rememberMs = 10 * 60 * 1000;
const mostAddresses = 4;
const mostRemembered = 500;

/** A site as its page knows it. */
export interface SignedSite {
  siteId: string;
  host: string;
  endpoints: readonly { host: string; observation: { addresses: readonly { address: string }[] } | null }[];
  sightings: readonly { certificate: { names: readonly string[] } }[];
}

const remembered = new Map<string, { until: number; signs: SeenSign[] }>();

/**
 * Everything that tells where a site is hosted: its name, the names of certificates that it has shown, the reverse names of
 * its addresses, and its mail and name servers. Never who owns the addresses: one company runs several services in the
 * same ranges. What the name servers do not answer in time is left out.
 */
export async function readHostingSigns({ now: readNow }: Pick<Monitor, 'now'>, site: SignedSite): Promise<SeenSign[]> {
  const now = readNow().getTime();
  const known = remembered.get(site.siteId);
  const shown = listShownSigns(site);
  if (known && known.until > now && known.until <= now + rememberMs) return [...shown, ...known.signs];
  const { signs, isWhole } = await askNameServers(site);
  if (isWhole) {
    const [oldest] = remembered.keys();
    if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
    remembered.set(site.siteId, { until: now + rememberMs, signs });
  }
  return [...shown, ...signs];
}

function listShownSigns({ host, sightings }: SignedSite): SeenSign[] {
  const names = new Set(sightings.flatMap(({ certificate }) => certificate.names));
  const certificateNames = [...names].map((value): SeenSign => ({ kind: 'certificate-name', value }));
  return [{ kind: 'host-name', value: host }, ...certificateNames];
}

async function askNameServers({ host, endpoints }: SignedSite): Promise<{ signs: SeenSign[]; isWhole: boolean }> {
  const resolver = new Resolver({ timeout: patienceMs / 2, tries: 1 });
  if (env.dnsServers.length > 0) resolver.setServers([...env.dnsServers]);
  const addresses = endpoints.flatMap(({ observation }) => observation?.addresses.map(({ address }) => address) ?? []);
  const domain = isIP(host) === 0 ? getDomain(host, { validateHostname: false }) : null;
  const signs: SeenSign[] = [];
  const note = (kind: SeenSign['kind'], values: readonly string[]): void => {
    signs.push(...values.map((value) => ({ kind, value: value.toLowerCase().replace(/\.$/, '') })));
  };
  const questions = [
    ...[...new Set(addresses)]
      .slice(0, mostAddresses)
      .map(async (address) => note('reverse-name', await orNone(resolver.reverse(address)))),
    ...(domain === null
      ? []
      : [
          orNone(resolver.resolveNs(domain)).then((names) => note('name-server', names)),
          orNone(resolver.resolveMx(domain)).then((all) =>
            note(
              'mail-server',
              all.map(({ exchange }) => exchange),
            ),
          ),
          orNone(resolver.resolveTxt(domain)).then((all) => note('spf-include', listSpfIncludes(all))),
        ]),
  ];
  const stop = new AbortController();
  const late = pause(patienceMs, 'late' as const, { signal: stop.signal, ref: false }).catch(() => 'late' as const);
  const end = await Promise.race([Promise.all(questions), late]);
  stop.abort();
  resolver.cancel();
  return { signs: [...signs], isWhole: end !== 'late' };
}

/** No answer is an answer here: the site then shows one sign less. */
async function orNone<T>(question: Promise<T[]>): Promise<T[]> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}

/** RFC 7208 §5.2. */
function listSpfIncludes(records: readonly (readonly string[])[]): string[] {
  const texts = records.map((parts) => parts.join('')).filter((text) => /^v=spf1(?: |$)/i.test(text));
  return texts.flatMap((text) => [...text.matchAll(/(?:^|\s)[+?~-]?include:(\S+)/gi)].map(([, name = '']) => name));
}
