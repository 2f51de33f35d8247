import type { IncomingMessage, ServerResponse } from 'node:http';

/** The short page that a host shows on every path while SSL is OFF. */
const errorPage = draw('Error', '<h1>An error occurred.</h1>');

const missingPage = draw('Not Found', '<h1>404 Not Found</h1>');

/** A blog, its page for what it does not have, or the host's error page. */
export function answerPage(request: IncomingMessage, response: ServerResponse, status: 200 | 404 | 503): void {
  const host = (request.headers.host ?? '').replace(/[^\w.:-]/g, '');
  const blog = draw(host, `<h1>${host}</h1><p>練習用のブログです。</p>`);
  const body = { 200: blog, 404: missingPage, 503: errorPage }[status];
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', server: 'nginx' });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function draw(title: string, body: string): string {
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>${title}</title><body>${body}</body></html>\n`;
}
