/** When the CA suggests to renew (RFC 9773 §4.2). */
export interface RenewalInfo {
  start: Date;
  end: Date;
  /** A web page that explains an unusual window, an incident for example; null = none. */
  explanationUrl: string | null;
}

/** Where an ACME directory offers renewal information; null = it does not, or cannot be read. */
export function readDirectory(bytes: Uint8Array): string | null {
  const { renewalInfo } = readObject(bytes);
  return typeof renewalInfo === 'string' && URL.canParse(renewalInfo) ? renewalInfo.replace(/\/$/, '') : null;
}

/** @returns null when it is not what RFC 9773 describes */
export function readRenewalInfo(bytes: Uint8Array): RenewalInfo | null {
  const { suggestedWindow, explanationURL } = readObject(bytes);
  if (typeof suggestedWindow !== 'object' || suggestedWindow === null) return null;
  const { start, end } = suggestedWindow as Record<string, unknown>;
  const window = { start: readInstant(start), end: readInstant(end) };
  if (window.start === null || window.end === null || window.end <= window.start) return null;
  return { start: window.start, end: window.end, explanationUrl: readWebAddress(explanationURL) };
}

function readObject(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function readInstant(value: unknown): Date | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return null;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function readWebAddress(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return null;
  return /^https?:$/.test(new URL(value).protocol) ? value.slice(0, 200) : null;
}
