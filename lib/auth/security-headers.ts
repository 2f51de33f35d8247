interface Terms {
  /** Unguessable, made anew for each answer. */
  nonce: string;
  baseUrl: string | null;
  /** Next's development server evaluates code and writes styles into the page. */
  isDevelopment: boolean;
}

/** 30 days: long enough to matter, short enough for somebody whose own certificate is in trouble. */
const hstsSeconds = 30 * 24 * 60 * 60;

/**
 * The Content-Security-Policy of a page (CSP level 3). A script runs only with this answer's nonce or when such a one
 * loads it, so that markup which slipped into a page does nothing. No style stands in an attribute.
 */
export function contentSecurityPolicy({ nonce, isDevelopment }: Pick<Terms, 'nonce' | 'isDevelopment'>): string {
  const own = `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src ${own} 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src ${isDevelopment ? "'self' 'unsafe-inline'" : own}`,
    "img-src 'self' data:",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "font-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What each answer with a page carries besides the headers of next.config.js, which go with everything. */
export function pageHeaders(terms: Terms): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(terms),
    'Cache-Control': 'private, no-store',
    ...(terms.baseUrl?.startsWith('https:') ? { 'Strict-Transport-Security': `max-age=${hstsSeconds}` } : {}),
  };
}
