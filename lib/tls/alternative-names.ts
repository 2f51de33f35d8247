/**
 * Reads the subject alternative name as node:crypto prints it: "DNS:a.jp, IP Address:192.0.2.1, DNS:\"a, b\"". Values with
 * a comma or a quote are JSON strings there, so that a hostile name cannot pass for two (CVE-2021-44532).
 *
 * @returns the DNS names and IP addresses, in order; other kinds (mail addresses, URIs) do not name a server
 */
export function listAlternativeNames(text: string | undefined): string[] {
  const names: string[] = [];
  for (const part of splitParts(text ?? '')) {
    const match = /^(?:DNS|IP Address):(.*)$/s.exec(part);
    const value = match?.[1];
    if (value !== undefined) names.push(value.startsWith('"') ? unquote(value) : value);
  }
  return names;
}

/** Splits at ", " outside of quotes. */
function splitParts(text: string): string[] {
  if (!text.includes('"')) return text.split(', ');
  return text.match(/(?:[^",]|"(?:[^"\\]|\\.)*"|,(?! ))+/gs)?.map((part) => part.trim()) ?? [];
}

function unquote(value: string): string {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'string' ? parsed : value;
  } catch (error) {
    if (error instanceof SyntaxError) return value;
    throw error;
  }
}
