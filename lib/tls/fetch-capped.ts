import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { Dialer } from './dialer';

export type Fetched = { ok: true; bytes: Buffer } | { ok: false; detail: string };
export type FetchCapped = (url: string, options: { maxBytes: number; signal: AbortSignal }) => Promise<Fetched>;

type Answer = Fetched | { ok: 'redirected'; location: string };

const mostRedirects = 3;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Makes a GET for addresses that foreign certificates name (AIA, CRL): through the dialer, to few ports, with a cap on
 * bytes, at most three redirects that are judged like the first address. What goes wrong is a value.
 */
export function createFetch(dialer: Dialer, ports: ReadonlySet<number>): FetchCapped {
  return async (text, { maxBytes, signal }) => {
    let url = text;
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const answer = await fetchOnce(url);
      if (answer.ok !== 'redirected') return answer;
      url = answer.location;
    }
    return { ok: false, detail: 'too many redirects' };

    async function fetchOnce(address: string): Promise<Answer> {
      const parsed = readUrl(address, ports);
      if (parsed === null) return { ok: false, detail: 'an address that is not fetched' };
      const list = await dialer.listAddresses(hostOf(parsed), signal);
      if (!list.ok) return { ok: false, detail: `${list.failure.problem} ${list.failure.detail}` };
      const open = list.addresses.find(({ blocked }) => blocked === null);
      return open ? get(parsed, open.address, maxBytes, signal) : { ok: false, detail: 'address-blocked' };
    }
  };
}

function readUrl(text: string, ports: ReadonlySet<number>): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.username === '' && url.password === '' && ports.has(portOf(url)) ? url : null;
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function get(url: URL, address: string, maxBytes: number, signal: AbortSignal): Promise<Answer> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const host = hostOf(url);
  return new Promise((resolve) => {
    const request = send({
      host: address,
      port: portOf(url),
      servername: isIP(host) === 0 ? host : '',
      path: `${url.pathname}${url.search}`,
      headers: { host: url.host, 'user-agent': 'Kigen (certificate watch)', 'accept-encoding': 'identity' },
      agent: false,
      signal,
    });
    request.on('error', (error: NodeJS.ErrnoException) => resolve({ ok: false, detail: error.code ?? error.name }));
    request.on(
      'response',
      (response) =>
        void readAnswer(response, url, maxBytes)
          .then(resolve)
          .finally(() => request.destroy()),
    );
    request.end();
  });
}

async function readAnswer(response: IncomingMessage, url: URL, maxBytes: number): Promise<Answer> {
  const { statusCode = 0, headers } = response;
  if (redirects.has(statusCode) && headers.location !== undefined && URL.canParse(headers.location, url.href)) {
    return { ok: 'redirected', location: new URL(headers.location, url).href };
  }
  if (statusCode !== 200) return { ok: false, detail: `HTTP ${statusCode}` };
  const parts: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    response.on('data', (part: Buffer) => {
      parts.push(part);
      size += part.length;
      if (size > maxBytes) resolve({ ok: false, detail: `more than ${maxBytes} bytes` });
    });
    response.on('end', () => resolve({ ok: true, bytes: Buffer.concat(parts) }));
    response.on('close', () => resolve({ ok: false, detail: 'ended too early' }));
  });
}
