import type { HopAnswer } from './hop';

/**
 * What a page says of itself. `default-page` of a server that does not know the name · `maintenance` · `coming-soon` ·
 * `tls-expected` a server of TLS that was spoken to without.
 */
export type PageSign = 'default-page' | 'maintenance' | 'coming-soon' | 'tls-expected';

const tlsExpected =
  /plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled server port|sent an HTTP request to an HTTPS server/i;
/** Apache, nginx, IIS, cPanel, and the page that ConoHa WING shows for names that it does not serve. */
const defaultTitle =
  /^(?:Welcome to nginx!?|Apache2 .*Default Page.*|(?:HTTP Server )?Test Page.*|IIS Windows(?: Server)?|Default Web Site Page|It works!?)/i;
const defaultBody = /<h1>\s*(?:It works!|An error occurred\.)\s*<\/h1>/i;
const maintenanceTitle = /メンテナンス|maintenance/i;
/** What WordPress itself says while it updates. */
const maintenanceBody =
  /Briefly unavailable for scheduled maintenance|現在メンテナンス中のため、しばらくの間ご利用いただけません/;
const comingSoonTitle = /coming soon|under construction|近日公開|準備中|工事中/i;

/** @returns null = an ordinary page, or none */
export function findPageSign({ status, headers, body }: HopAnswer): PageSign | null {
  if (status === 400 && tlsExpected.test(body)) return 'tls-expected';
  const title = /<title[^>]*>\s*([^<]{0,200})/i.exec(body)?.[1]?.trim() ?? '';
  if (defaultTitle.test(title) || defaultBody.test(body)) return 'default-page';
  const isAway = status === 503 && 'retry-after' in headers;
  if (isAway || maintenanceBody.test(body) || maintenanceTitle.test(title)) return 'maintenance';
  return comingSoonTitle.test(title) ? 'coming-soon' : null;
}
