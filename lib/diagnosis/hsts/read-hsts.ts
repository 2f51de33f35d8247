/** What browsers keep of the header. */
export interface HstsPolicy {
  /** More than nothing. */
  maxAgeSeconds: number;
  includesSubdomains: boolean;
  /** The owner asks for the list that browsers bring along (https://hstspreload.org/). */
  asksForPreload: boolean;
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const directive = new RegExp(
  `^[ \\t]*(?:(${token})(?:[ \\t]*=[ \\t]*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token})))?)?[ \\t]*(?:;|$)`,
);
const mostDirectives = 20;

/**
 * Reads a Strict-Transport-Security header as browsers do (RFC 6797 §6.1, §8.1): names in any case, values plain or quoted, what
 * is unknown is skipped. `null` when it makes a browser remember nothing: max-age missing, zero or no number, a directive
 * twice, or a form that is none.
 */
export function readHsts(header: string): HstsPolicy | null {
  const directives = listDirectives(header);
  const age = directives?.get('max-age') ?? '';
  if (!directives || !/^\d+$/.test(age) || Number(age) === 0) return null;
  return {
    maxAgeSeconds: Number(age),
    includesSubdomains: directives.has('includesubdomains'),
    asksForPreload: directives.has('preload'),
  };
}

function listDirectives(header: string): Map<string, string> | null {
  const directives = new Map<string, string>();
  let rest = header;
  for (let count = 0; rest !== '' && count < mostDirectives; count += 1) {
    const match = directive.exec(rest);
    if (match === null) return null;
    const [whole, name, quoted, plain] = match;
    rest = rest.slice(whole.length);
    if (name === undefined) continue;
    const key = name.toLowerCase();
    if (directives.has(key)) return null;
    directives.set(key, quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '');
  }
  return directives;
}
