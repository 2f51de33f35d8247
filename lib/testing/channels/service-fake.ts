import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';

import { listen } from '@/lib/testing/listen';

export interface ReceivedRequest {
  method: string;
  /** With the query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  bytes: Buffer;
}

export interface FakeAnswer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

/** How a service looks at a request: what is wrong with it, or the answer that it deserves. */
export interface ServiceRules {
  /** Everything that the service would not take, in words for the test. */
  findFaults: (request: ReceivedRequest) => readonly string[];
  answer: FakeAnswer;
}

export interface ServiceFake {
  origin: string;
  port: number;
  readonly requests: readonly ReceivedRequest[];
  /** What was wrong with the requests so far; such a one gets 400. */
  readonly faults: readonly string[];
  /** Another answer from now on; `silence` = none; null = as usual. */
  behave: (answer: FakeAnswer | 'silence' | null) => void;
  close: () => Promise<void>;
}

/** A server on loopback that stands in for a service: it judges each request as the service does. */
export async function startServiceFake(rules: ServiceRules): Promise<ServiceFake> {
  const requests: ReceivedRequest[] = [];
  const faults: string[] = [];
  let special: FakeAnswer | 'silence' | null = null;
  const server: Server = createServer((incoming, response) => {
    void readAll(incoming).then((bytes) => {
      const { method = '', url = '' } = incoming;
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      );
      const request = { method, path: url, headers, body: bytes.toString('utf8'), bytes };
      requests.push(request);
      const found = rules.findFaults(request);
      faults.push(...found);
      if (special === 'silence') return;
      const {
        status,
        headers: said = {},
        body: text = '',
      } = special ?? (found.length > 0 ? { status: 400 } : rules.answer);
      response.writeHead(status, said).end(text);
    });
  });
  const listening = await listen(server, '127.0.0.1', 0);
  const { port } = listening;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    requests,
    faults,
    behave: (answer) => (special = answer),
    close: () => listening.close(),
  };
}

function readAll(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => resolve(Buffer.concat(parts)));
    incoming.on('error', () => resolve(Buffer.concat(parts)));
  });
}
