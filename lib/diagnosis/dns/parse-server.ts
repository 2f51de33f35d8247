import { getServers } from 'node:dns';
import { isIP } from 'node:net';

/** Where a name server listens: a literal address. */
export interface NameServerPlace {
  address: string;
  port: number;
}

const dnsPort = 53;

/**
 * The resolvers to ask, in order.
 *
 * @param servers "ip", "ip:port" or "[v6]:port"; empty = those of the system
 * @throws Error when one is none of these: the settings are checked at the start
 */
export function listResolvers(servers: readonly string[]): NameServerPlace[] {
  return (servers.length > 0 ? servers : getServers()).map(parseServer);
}

function parseServer(text: string): NameServerPlace {
  if (isIP(text) !== 0) return { address: text, port: dnsPort };
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const address = bracketed ?? plain ?? '';
  if (isIP(address) === 0) throw new Error(`Not a name server: ${text}`);
  return { address, port: port === undefined ? dnsPort : Number(port) };
}
