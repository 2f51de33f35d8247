import { createServer } from 'node:http';

import { listen } from '../listen';
import type { Listening } from '../listen';
import { answerPage } from './answer-page';
import type { Look } from './look';

export interface HttpOptions {
  address: string;
  port: number;
  lookFor: (name: string | null) => Look;
  /** Key authorizations (RFC 8555 §8.1) by their token. */
  challenges: ReadonlyMap<string, string>;
}

const challengePath = '/.well-known/acme-challenge/';

/** Port 80 of a shared host: the proofs for its issuer, and otherwise the same pages as over TLS. */
export async function serveHttp({ address, port, lookFor, challenges }: HttpOptions): Promise<Listening> {
  const server = createServer((request, response) => {
    const { url = '/', headers } = request;
    const proof = url.startsWith(challengePath) ? challenges.get(url.slice(challengePath.length)) : undefined;
    if (proof !== undefined) {
      response.writeHead(200, { 'content-type': 'text/plain' }).end(proof);
      return;
    }
    const look = lookFor((headers.host ?? '').replace(/:\d+$/, ''));
    const status = look.kind === 'page' ? look.status : 503;
    const hasNoProof = url.startsWith(challengePath) && status === 200;
    answerPage(request, response, hasNoProof ? 404 : status);
  });
  return listen(server, address, port);
}
