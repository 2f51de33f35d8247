'use strict';

const { BlockList, SocketAddress, isIP } = process.getBuiltinModule('node:net');

/**
 * @typedef {{ address: string | null, isDirect: boolean }} Peer
 *   `address` in canonical form, IPv4 as such and never as ::ffff:…; `isDirect` = nobody says that this was forwarded
 */

const forwarding = /^(forwarded|via|x-real-ip|x-forwarded($|-.*))$/;

/**
 * Who asks. What a request says about its way counts only when it comes from a trusted proxy; then the list is read from
 * its end, where the proxies write, up to the first address that is not one of them. Whatever stands before that, and
 * before anything that is no address, is the client's own claim.
 *
 * @param {string | undefined} socketAddress
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {BlockList} trusted
 * @returns {Peer}
 */
function findPeer(socketAddress, headers, trusted) {
  const isDirect = !Object.keys(headers).some((name) => forwarding.test(name));
  let address = canonical(socketAddress ?? '');
  const hops = String(headers['x-forwarded-for'] ?? '').split(',');
  while (address !== null && isTrusted(address, trusted)) {
    const before = canonical(withoutPort((hops.pop() ?? '').trim()));
    if (before === null) break;
    address = before;
  }
  return { address, isDirect };
}

/**
 * KIGEN_TRUSTED_PROXIES. With one bad entry nothing is trusted: lib/env.ts refuses the whole text, in a sentence.
 *
 * @param {string} text networks and addresses between commas or white space
 */
function readTrustedProxies(text) {
  const list = new BlockList();
  try {
    for (const entry of text.split(/[\s,]+/).filter((part) => part !== '')) addNetwork(list, entry);
    return list;
  } catch {
    return new BlockList();
  }
}

function addNetwork(list, entry) {
  const slash = entry.indexOf('/');
  const network = slash === -1 ? entry : entry.slice(0, slash);
  const prefix = slash === -1 ? undefined : entry.slice(slash + 1);
  const family = familyOf(network);
  if (prefix === undefined) list.addAddress(network, family);
  else if (/^\d+$/.test(prefix)) list.addSubnet(network, Number(prefix), family);
  else throw new Error(`Not a network: ${entry}`);
}

function isTrusted(address, trusted) {
  return trusted.check(address, familyOf(address));
}

/** Some proxies write the port too: "192.0.2.1:4711", "[2001:db8::1]:4711". */
function withoutPort(text) {
  const match = /^\[([^\]]+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(text);
  return match?.[1] ?? match?.[2] ?? text;
}

/** One text for one address; a zone ("fe80::1%eth0") means something on this machine only. */
function canonical(text) {
  const [bare = ''] = text.split('%');
  if (isIP(bare) === 0) return null;
  const { address } = new SocketAddress({ address: bare, family: familyOf(bare) });
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}

function familyOf(address) {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

module.exports = { findPeer, readTrustedProxies };
