import { contentOf, derTag, findChild, findElement, readOid, walkElements } from './der-reader';
import type { DerElement } from './der-reader';

/** [3]: the extensions of a certificate. [6]: a URI among general names (RFC 5280 §4.1, §4.2.1.6). */
const extensionsTag = 0xa3;
const uriTag = 0x86;
const constructed = 0x20;
const deepest = 6;

/** The bytes of a certificate's serial number as they stand there, sign included. */
export function findSerial(der: Uint8Array): Uint8Array | null {
  const toBeSigned = findToBeSigned(der);
  const serial = toBeSigned && [...walkElements(der, toBeSigned)].find(({ tag }) => tag === derTag.integer);
  return serial ? contentOf(der, serial) : null;
}

/** The value of an extension, without the OCTET STRING around it. */
export function findExtension(der: Uint8Array, id: string): DerElement | null {
  const toBeSigned = findToBeSigned(der);
  const field = toBeSigned && [...walkElements(der, toBeSigned)].find(({ tag }) => tag === extensionsTag);
  const extensions = field && findChild(der, field, 0);
  if (!extensions) return null;
  for (const extension of walkElements(der, extensions)) {
    const parts = [...walkElements(der, extension)];
    const [name, value] = [parts[0], parts.at(-1)];
    const isWanted = name?.tag === derTag.oid && readOid(der, name) === id;
    if (isWanted && value) return findElement(der, value.contentStart, value.end);
  }
  return null;
}

/** The first web address among the general names inside an element. */
export function findUrl(der: Uint8Array, parent: DerElement, depth = 0): string | null {
  for (const child of walkElements(der, parent)) {
    const text = child.tag === uriTag ? Buffer.from(contentOf(der, child)).toString('latin1') : '';
    if (/^https?:\/\//i.test(text)) return text;
    const isNested = (child.tag & constructed) !== 0 && depth < deepest;
    const inner = isNested ? findUrl(der, child, depth + 1) : null;
    if (inner !== null) return inner;
  }
  return null;
}

function findToBeSigned(der: Uint8Array): DerElement | null {
  const outer = findElement(der, 0);
  return outer && findChild(der, outer, 0);
}
