export interface CaaParameter {
  tag: string;
  value: string;
}

/** What an issue or issuewild property says: an empty domain = nobody. */
export type IssueValue =
  { kind: 'issuer'; domain: string; parameters: readonly CaaParameter[] } | { kind: 'malformed'; domain: string };

const space = /^[ \t]+|[ \t]+$/g;
/** Let's Encrypt reads no hyphen here, though RFC 8659 §4.2 has it. */
const parameterTag = /^[a-z0-9]+$/i;
const parameterValue = /^[\x21-\x3a\x3c-\x7e]*$/;

/**
 * Reads the value of an issue or issuewild property (RFC 8659 §4.2 and §4.3). A record with a malformed parameter authorises
 * nobody, whoever it names.
 *
 * @param text one character a byte
 */
export function parseIssueValue(text: string): IssueValue {
  const [domain = '', ...parts] = text.split(';').map((part) => part.replace(space, ''));
  // A semicolon with nothing behind it.
  if (parts.length === 1 && parts[0] === '') return { kind: 'issuer', domain, parameters: [] };
  const parameters: CaaParameter[] = [];
  for (const part of parts) {
    const equals = part.indexOf('=');
    const tag = part.slice(0, equals).replace(space, '');
    const value = part.slice(equals + 1).replace(space, '');
    if (equals < 0 || !parameterTag.test(tag) || !parameterValue.test(value)) return { kind: 'malformed', domain };
    parameters.push({ tag, value });
  }
  return { kind: 'issuer', domain, parameters };
}
