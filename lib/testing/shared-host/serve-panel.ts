import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { listen } from '../listen';
import { describeVersion, drawChoice, drawSecurity, drawSetting, drawSites, drawSsl } from './draw-panel';
import type { HostedDomain } from './hosted-domain';
import { panelScript, panelStyle } from './panel-style';
import { offLooks, onResults } from './trouble';

export interface Panel {
  /** "http://127.0.0.1:port" */
  url: string;
  close(): Promise<void>;
}

export interface PanelOptions {
  /** The first is the one that is chosen at the beginning. May grow; must not be empty when a page is asked for. */
  domains: readonly HostedDomain[];
  /** Default: a free one. */
  port?: number;
  now?: () => Date;
}

/** How long 「無効化されました」 and 「有効化されました」 stay. */
const toastMs = 15_000;
const largestForm = 4096;
const settingPath = '/security/ssl/free';

/** A hosting company's panel in the browser, with the words of ConoHa WING's and without a log-in. Loopback only. */
export async function servePanel({ domains, port = 0, now = () => new Date() }: PanelOptions): Promise<Panel> {
  let chosen: string | null = null;
  const current = (): HostedDomain => {
    const domain = domains.find(({ host }) => host === chosen) ?? domains[0];
    if (!domain) throw new Error('A panel without a domain');
    return domain;
  };
  const draw = ({ pathname, searchParams }: URL): string | null => {
    switch (pathname) {
      case '/version':
        return describeVersion(current(), readToast(current(), now()));
      case '/sites':
        return drawSites(current());
      case '/switch':
        return drawChoice(current(), domains);
      case '/security':
        return drawSecurity(current());
      case '/security/ssl':
        return drawSsl(current());
      case settingPath: {
        const isRefused = searchParams.has('refused');
        return drawSetting(current(), { isRefused, toast: readToast(current(), now()) });
      }
      default:
        return null;
    }
  };
  const act = (path: string, form: URLSearchParams): string | null => {
    const press = form.get('press');
    if (path === '/switch') {
      chosen = form.get('host');
      return '/sites';
    }
    if (path === '/trouble') {
      setTrouble(current(), form);
      return settingPath;
    }
    if (path !== settingPath || (press !== 'on' && press !== 'off')) return null;
    return current().press(press) === 'refused' ? `${settingPath}?refused` : settingPath;
  };
  const server = createServer((request, response) => void answer(request, response, draw, act));
  const listening = await listen(server, '127.0.0.1', port);
  return { url: `http://${listening.address}:${listening.port}`, close: () => listening.close() };
}

function readToast({ finished }: HostedDomain, now: Date): string | null {
  if (finished === null || now.getTime() - finished.at.getTime() > toastMs) return null;
  return finished.press === 'off' ? '無効化されました' : '有効化されました';
}

function setTrouble(domain: HostedDomain, form: URLSearchParams): void {
  const off = offLooks.find((look) => look === form.get('off'));
  const on = onResults.find((result) => result === form.get('on'));
  const flapping = (['apex', 'www'] as const).find((name) => name === form.get('flapping')) ?? null;
  domain.setTrouble({ ...(off && { off }), ...(on && { on }), flapping });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  draw: (url: URL) => string | null,
  act: (path: string, form: URLSearchParams) => string | null,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://panel');
  const headers = {
    'content-security-policy':
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'",
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  if (!isOwnHost(request)) response.writeHead(421).end();
  else if (request.method === 'POST') {
    const next = isOwnOrigin(request) ? act(url.pathname, new URLSearchParams(await readForm(request))) : null;
    if (next === null) response.writeHead(400).end();
    else response.writeHead(303, { ...headers, location: next }).end();
  } else if (url.pathname === '/') response.writeHead(302, { ...headers, location: '/sites' }).end();
  else if (url.pathname === '/panel.css') response.writeHead(200, { 'content-type': 'text/css' }).end(panelStyle);
  else if (url.pathname === '/panel.js')
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(panelScript);
  else {
    const page = draw(url);
    const type = { 'content-type': 'text/html; charset=utf-8' };
    response.writeHead(page === null ? 404 : 200, { ...headers, ...type }).end(page ?? '');
  }
}

/** Another name that leads here is somebody else's page. */
function isOwnHost({ headers }: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');
}

function isOwnOrigin({ headers }: IncomingMessage): boolean {
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}

async function readForm(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > largestForm) return '';
  }
  return text;
}
