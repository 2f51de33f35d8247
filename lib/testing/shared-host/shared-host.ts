import type { TestDnsServer } from '../dns-server';
import type { Listening } from '../listen';
import { startPebble } from '../pebble';
import type { ServerCertificate } from '../tls-server';
import { createAcmeIssuer } from './acme-issuer';
import { answerPage } from './answer-page';
import { createHostAuthority } from './host-authority';
import type { HostAuthority, OldCertificate } from './host-authority';
import { createHostedDomain } from './hosted-domain';
import type { HostedDomain } from './hosted-domain';
import type { Look } from './look';
import { createPace } from './pace';
import type { Pace } from './pace';
import { serveHttp } from './serve-http';
import { serveTls } from './serve-tls';
import type { Trouble } from './trouble';

export interface SharedHostOptions {
  /** Is told where each domain is, and is asked by the ACME server. */
  dns: TestDnsServer;
  now?: () => Date;
}

export interface DomainOptions {
  host: string;
  /** Default: true. */
  hasWww?: boolean;
  /** What it begins with; null = SSL is OFF. Default: 12 days are left. */
  certificate?: OldCertificate | null;
  trouble?: Partial<Trouble>;
  /** Default: half a second for each press. */
  pace?: Pace;
  /** False = new certificates come from the private root even where there is an ACME server. Default: true. */
  usesAcme?: boolean;
  /** A loopback address of its own, without which connections cannot be refused to one domain alone. */
  address?: string;
}

export interface SharedHost {
  /** The port that every domain is on, over TLS. */
  port: number;
  /** The same without TLS, where proofs are read. */
  httpPort: number;
  /** To be trusted, each in PEM. */
  roots: readonly string[];
  /** Where new certificates come from. */
  issuer: 'acme' | 'private-root';
  authority: HostAuthority;
  readonly domains: readonly HostedDomain[];
  addDomain(options: DomainOptions): Promise<HostedDomain>;
  close(): Promise<void>;
}

const sharedAddress = '127.0.0.1';
const nameServer = 'ns-a1.conoha.io';

/** A shared host on loopback: many domains on one address, each with its SSL as its owner sets it in the panel. */
export async function startSharedHost(options: SharedHostOptions): Promise<SharedHost> {
  const { dns, now = () => new Date() } = options;
  const authority = createHostAuthority();
  const challenges = new Map<string, string>();
  const domains: HostedDomain[] = [];
  const lookFor = (name: string | null): Look => {
    const domain = domains.find(({ names }) => name !== null && names.includes(name));
    return domain?.lookFor(name ?? '') ?? { kind: 'page', certificate: authority.hostDefault, status: 503 };
  };
  const openTls = (address: string, port: number) => serveTls({ address, port, lookFor, answer: answerPage });
  const openHttp = (address: string, port: number) => serveHttp({ address, port, lookFor, challenges });
  const tls = await openTls(sharedAddress, 0);
  const http = await openHttp(sharedAddress, 0);
  const pebble = await startPebble({ nameServer: dns.server, httpPort: http.port });
  const issueByAcme = pebble && (await createAcmeIssuer(pebble, challenges));
  const issueByHand = (names: readonly string[]) => Promise.resolve(authority.issueNew(names));
  const opened: { close(): Promise<void> }[] = [tls, http, ...(pebble ? [pebble] : [])];

  return {
    port: tls.port,
    httpPort: http.port,
    roots: [authority.rootPem, ...(pebble ? [pebble.rootPem] : [])],
    issuer: pebble ? 'acme' : 'private-root',
    authority,
    domains,
    addDomain: async ({ host, hasWww = true, certificate, trouble = {}, pace, usesAcme = true, address }) => {
      const names = hasWww ? [host, `www.${host}`] : [host];
      const door = address === undefined ? null : createDoor(() => openTls(address, tls.port));
      const domain = createHostedDomain({
        host,
        hasWww,
        certificate: issueFirst(authority, names, certificate),
        trouble,
        authority,
        issueNew: (usesAcme && issueByAcme) || issueByHand,
        pace: pace ?? createPace({ offMs: 500, onMs: 500 }),
        now,
        onChange: async () => door?.set(!domain.isRefusing()),
      });
      domains.push(domain);
      if (address !== undefined) opened.push(await openHttp(address, http.port));
      if (door) {
        opened.push(door);
        await door.set(!domain.isRefusing());
      }
      nameDomain(dns, host, names, address ?? sharedAddress);
      return domain;
    },
    close: async () => {
      for (const domain of domains) domain.close();
      for (const one of opened) await one.close();
    },
  };
}

/** As ConoHa WING has its customers in the DNS: an address whose reverse name is the host's, and its name servers. */
function nameDomain(dns: TestDnsServer, host: string, names: readonly string[], address: string): void {
  for (const name of names) dns.set(name, { A: [address] });
  dns.set(host, { A: [address], NS: [nameServer], MX: ['mail1.conoha.ne.jp'], SOA: { mname: nameServer } });
  dns.set(nameServer, { A: [dns.address] });
  dns.set(`${address.split('.').toReversed().join('.')}.in-addr.arpa`, { PTR: ['www1.conoha.ne.jp'] });
}

function issueFirst(
  authority: HostAuthority,
  names: readonly string[],
  certificate: OldCertificate | null = { daysLeft: 12 },
): ServerCertificate | null {
  return certificate && authority.issueOld(names, certificate);
}

/** A listener that can be taken away, after which connections are refused, and put back. */
function createDoor(open: () => Promise<Listening>) {
  let listening: Listening | null = null;
  let turn: Promise<void> = Promise.resolve();
  const set = async (isOpen: boolean): Promise<void> => {
    if (isOpen === (listening !== null)) return;
    if (isOpen) listening = await open();
    else {
      await listening?.close();
      listening = null;
    }
  };
  const inTurn = (isOpen: boolean): Promise<void> => (turn = turn.then(() => set(isOpen)));
  return { set: inTurn, close: () => inTurn(false) };
}
