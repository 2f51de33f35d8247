import { STATUS_CODES } from 'node:http';

import type { Locale, Words } from '@/lib/words/locale';

import type { Listening } from './listening';
import { isOwnHost } from './own-origins';

export interface Refusal {
  status: 411 | 413 | 421;
  sentence: Words;
}

/** As `serverActions.bodySizeLimit` in next.config.js, in bytes. */
export const bodyLimit = 2 * 1024 * 1024;

const foreignHost: Refusal = {
  status: 421,
  sentence: {
    ja: 'Kigen はこの名前では応答しません。起動したときに表示されたアドレスで開くか、KIGEN_BASE_URL をこのアドレスにしてください。',
    en: 'Kigen does not answer under this name: open the address that it printed when it started, or set KIGEN_BASE_URL to this one.',
  },
};

const tooLarge: Refusal = {
  status: 413,
  sentence: {
    ja: '一度に送れるのは 2 MB までです。前のページに戻り、いくつかに分けて送ってください。',
    en: 'At most 2 MB can be sent at once: go back to the page before and send it in parts.',
  },
};

const withoutLength: Refusal = {
  status: 411,
  sentence: {
    ja: '長さの分からない送信は受け付けません。前に立つウェブサーバーが送信を小分けにしているときは、それを止めてください。',
    en: 'What is sent must say its length: if a web server in front sends bodies in chunks, switch that off.',
  },
};

interface Asked {
  path: string;
  headers: Headers;
}

const anyName: ReadonlySet<string> = new Set(['/api/health', '/metrics']);

/**
 * Why a request gets a sentence and no page. /api/health and /metrics say nothing that another name would matter for (the
 * latter asks for its token), and are asked under whatever name a supervisor knows.
 */
export function findRefusal({ path, headers }: Asked, env: Listening): Refusal | null {
  if (!anyName.has(path) && !isOwnHost(headers.get('host'), env)) return foreignHost;
  // No browser sends a form in pieces, and Next would answer too many of them with a bare 500. Programs may: the API counts.
  if (headers.has('transfer-encoding') && !path.startsWith('/api/')) return withoutLength;
  return Number(headers.get('content-length') ?? 0) > bodyLimit ? tooLarge : null;
}

/** The sentence for people, and for programs a problem (RFC 9457). */
export function writeRefusal(
  { status, sentence }: Refusal,
  path: string,
  locale: Locale,
): { type: string; body: string } {
  if (!path.startsWith('/api/v1/')) return { type: 'text/plain; charset=utf-8', body: `${sentence[locale]}\n` };
  const title = STATUS_CODES[status] ?? '';
  const problem = { type: 'about:blank', title, status, detail: sentence[locale] };
  return { type: 'application/problem+json', body: JSON.stringify(problem) };
}
