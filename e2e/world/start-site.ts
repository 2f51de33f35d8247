import type { TestDnsServer } from '@/lib/testing/dns-server';
import { startTlsServer } from '@/lib/testing/tls-server';

import type { Authority, IssueOptions, Issued } from './authority';

export interface SiteOptions extends IssueOptions {
  /** Default: example.jp */
  host?: string;
  /** Whether www. leads to the same server. */
  hasWww?: boolean;
  /** Default: every name that leads to the server. */
  names?: readonly string[];
  isForeign?: boolean;
}

/** A web site that runs: a name in the DNS, and a TLS server on loopback. */
export interface RunningSite {
  host: string;
  port: number;
  /** As a person types it, and as the screen shows it. */
  name: string;
  /** What it shows now. */
  issued: Issued;
  /** Puts a new certificate in, as a renewal does. */
  renew: (options?: IssueOptions) => Issued;
  /** How many connections it has finished a handshake with. */
  countHandshakes: () => number;
  /** Stops listening: from now on connections are refused. */
  stop: () => Promise<void>;
  /** Listens again, on the same port. */
  start: () => Promise<void>;
}

export async function startSite(
  { authority, dns }: { authority: Authority; dns: TestDnsServer },
  options: SiteOptions = {},
): Promise<RunningSite> {
  const { host = 'example.jp', hasWww = false, isForeign = false } = options;
  const hosts = hasWww ? [host, `www.${host}`] : [host];
  const names = options.names ?? hosts;
  const issue = isForeign ? authority.issueForeign : authority.issue;
  const first = issue(names, options);
  let server = await startTlsServer({ certificate: first.certificate });
  const { port } = server;
  for (const each of hosts) dns.set(each, { A: ['127.0.0.1'] });
  const site: RunningSite = {
    host,
    port,
    name: `${host}:${port}`,
    issued: first,
    renew: (changed) => {
      site.issued = issue(names, { ...options, ...changed });
      server.swapCertificate(site.issued.certificate);
      return site.issued;
    },
    countHandshakes: () => server.handshakes,
    stop: () => server.close(),
    start: async () => {
      server = await startTlsServer({ certificate: site.issued.certificate, port });
    },
  };
  return site;
}
