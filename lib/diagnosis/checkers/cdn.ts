import { findCdnByAddress, findCdnByHeaders } from '@/lib/diagnosis/cdn/find-cdn';
import type { Checker } from '@/lib/diagnosis/checker';
import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import { usualLimits } from '@/lib/diagnosis/http/hop';
import type { ProbeLimits } from '@/lib/diagnosis/http/hop';
import type { HttpProbe } from '@/lib/diagnosis/http/probe-name';
import { probeOnce } from '@/lib/diagnosis/http/shared-probe';
import { withDeadline } from '@/lib/tls/with-deadline';

const mostNames = 30;
const wholeMs = 22_000;

/** Whether a content delivery network or a firewall for web sites stands in front, by its addresses and its headers. */
export function createCdnChecker(limits: Partial<ProbeLimits> = {}): Checker {
  return {
    id: 'cdn',
    deadlineMs: 26_000,
    words: {
      title: { ja: 'CDN・プロキシ', en: 'CDN or proxy in front' },
      fine: {
        ja: 'Cloudflare などの中継は見当たりません。',
        en: 'No Cloudflare or the like was seen in front.',
      },
    },
    async run({ names }, world, signal) {
      const hosts = [...new Set(names.map(({ host }) => host))].slice(0, mostNames);
      const probes = await withDeadline(wholeMs, signal, (whole) =>
        Promise.all(hosts.map((host) => probeOnce(host, world, whole, { ...usualLimits, ...limits }))),
      );
      const seen = probes.flatMap(findCdn);
      return { kind: 'looked', found: seen.flatMap(describe), trace: seen.map(({ detail }) => `CDN ${detail}`) };
    },
  };
}

export const cdnChecker = createCdnChecker();

interface SeenCdn {
  host: string;
  cdn: string;
  addresses: readonly string[];
  detail: string;
}

/** The name's own answer alone: what a redirect leads to may stand behind anything. */
function findCdn({ host, addresses, hops: [first] }: HttpProbe): SeenCdn[] {
  for (const { address } of addresses) {
    const cdn = findCdnByAddress(address);
    if (cdn !== null) return [{ host, cdn, addresses: [address], detail: `${host}: ${address} is of ${cdn}` }];
  }
  const cdn = first?.outcome.ok === true ? findCdnByHeaders(first.outcome.headers) : null;
  return cdn !== null && first
    ? [{ host, cdn, addresses: [first.address], detail: `${host}: the headers are of ${cdn}` }]
    : [];
}

function describe({ host, cdn, addresses, detail }: SeenCdn): Found[] {
  const about = { hosts: [host], addresses, detail };
  const inFront = found('cdn-in-front', { ...about, values: { cdn } });
  return cdn === 'Cloudflare' ? [inFront, found('cloudflare-hidden-caa', about)] : [inFront];
}
