import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { bitString, boolean, integer, octetString, oid, sequence, tagged } from './der';

export interface ExtensionOptions {
  /** DNS names and IP addresses of the subject alternative name; an empty list leaves the extension out. */
  names?: readonly string[];
  isAuthority?: boolean;
  pathLength?: number;
  /** Where the issuer's certificate can be fetched (authority information access). */
  issuerUrl?: string;
  /** Where the list of revoked certificates is. */
  crlUrl?: string;
  /** DNS names below which an authority may issue (name constraints). */
  permittedNames?: readonly string[];
  /** Extended key usages by OID. Default for a leaf: server authentication. */
  usages?: readonly string[];
  /** Further extensions in DER. */
  rawExtensions?: readonly Uint8Array[];
}

const serverAuthentication = '1.3.6.1.5.5.7.3.1';

/** The extensions that a public authority would write (RFC 5280 §4.2), in a SEQUENCE. */
export function buildExtensions(options: ExtensionOptions, keyId: Buffer, issuerKeyId: Buffer): Buffer {
  const isAuthority = options.isAuthority === true;
  const extensions = [
    extension('2.5.29.14', octetString(keyId)),
    extension('2.5.29.35', sequence(tagged(0, issuerKeyId, false))),
    basicConstraints(isAuthority, options.pathLength),
    // keyCertSign and cRLSign, or digitalSignature and keyEncipherment
    extension('2.5.29.15', isAuthority ? bitString(Buffer.from([0x06]), 1) : bitString(Buffer.from([0xa0]), 5), true),
  ];
  const usages = options.usages ?? (isAuthority ? [] : [serverAuthentication]);
  if (usages.length > 0) extensions.push(extension('2.5.29.37', sequence(...usages.map(oid))));
  if (options.names && options.names.length > 0) extensions.push(alternativeNames(options.names));
  if (options.permittedNames) extensions.push(nameConstraints(options.permittedNames));
  if (options.issuerUrl !== undefined) extensions.push(authorityAccess(options.issuerUrl));
  if (options.crlUrl !== undefined) extensions.push(crlDistribution(options.crlUrl));
  return sequence(...extensions, ...(options.rawExtensions ?? []));
}

export function extension(id: string, value: Uint8Array, isCritical = false): Buffer {
  return sequence(oid(id), ...(isCritical ? [boolean(true)] : []), octetString(value));
}

function basicConstraints(isAuthority: boolean, pathLength: number | undefined): Buffer {
  const parts = isAuthority ? [boolean(true), ...(pathLength === undefined ? [] : [integer(pathLength)])] : [];
  return extension('2.5.29.19', sequence(...parts), true);
}

function alternativeNames(names: readonly string[]): Buffer {
  return extension('2.5.29.17', sequence(...names.map(generalName)));
}

function generalName(name: string): Buffer {
  if (isIP(name) === 0) return tagged(2, Buffer.from(name, 'latin1'), false);
  return tagged(7, Buffer.from(ipaddr.parse(name).toByteArray()), false);
}

function nameConstraints(permitted: readonly string[]): Buffer {
  const subtrees = permitted.map((name) => sequence(generalName(name)));
  return extension('2.5.29.30', sequence(tagged(0, Buffer.concat(subtrees))), true);
}

function authorityAccess(url: string): Buffer {
  return extension('1.3.6.1.5.5.7.1.1', sequence(sequence(oid('1.3.6.1.5.5.7.48.2'), uniformResource(url))));
}

function crlDistribution(url: string): Buffer {
  return extension('2.5.29.31', sequence(sequence(tagged(0, tagged(0, uniformResource(url))))));
}

function uniformResource(url: string): Buffer {
  return tagged(6, Buffer.from(url, 'latin1'), false);
}
