/** Ports on which TLS is spoken from the first byte. Anything else would make a port scanner of us (SAFETY: an allow-list). */
export const tlsPorts: ReadonlySet<number> = new Set([
  443, 465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 1443, 2083, 2087, 2096, 3443, 4443, 5061, 5443, 6443, 7443,
  8443, 9443, 10443,
]);

/** For whoever may dial any port: the one at the command line. */
export const everyPort: ReadonlySet<number> = new Set(Array.from({ length: 65535 }, (_, index) => index + 1));
