/** Ports on which TLS is spoken from the first byte. Anything else would make a port scanner of us (SAFETY: an allow-list). */
export const tlsPorts: ReadonlySet<number> = new Set([
  443, 465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 1443, 2083, 2087, 2096, 3443, 4443, 5061, 5443, 6443, 7443,
  8443, 9443, 10443,
]);

const portOrRange = /^(\d{1,5})(?:-(\d{1,5}))?$/;
const highestPort = 65_535;

/**
 * Reads the owner's extension of the allow-list: "8444", "8444, 9000-9010".
 *
 * @returns the default TLS ports and the added ones, or the first part that is no port or range
 */
export function parsePorts(text: string): { ok: true; ports: ReadonlySet<number> } | { ok: false; part: string } {
  const ports = new Set(tlsPorts);
  for (const part of text.split(/[\s,]+/).filter((piece) => piece !== '')) {
    const [first, last] = readRange(part);
    if (first < 1 || last > highestPort || first > last) return { ok: false, part };
    for (let port = first; port <= last; port += 1) ports.add(port);
  }
  return { ok: true, ports };
}

/** First and last port of a part; an impossible range when it is none. */
function readRange(part: string): [number, number] {
  const match = portOrRange.exec(part);
  if (!match) return [0, 0];
  const first = Number(match[1]);
  return [first, match[2] === undefined ? first : Number(match[2])];
}

/** For whoever may dial any port: the one at the command line. */
export const everyPort: ReadonlySet<number> = new Set(Array.from({ length: 65535 }, (_, index) => index + 1));
