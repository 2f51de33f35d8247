import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { listen } from './listen';
import type { Listening } from './listen';

/** What a path answers: bytes, a redirect, a status, an endless body, or nothing at all. */
export type FileEntry = Uint8Array | { redirectTo: string } | { status: number } | 'endless' | 'silence';

export interface TestFileServer extends Listening {
  /** "http://127.0.0.1:port" */
  url: string;
  set(path: string, entry: FileEntry): void;
  /** The paths asked for so far, in order. */
  readonly requests: readonly string[];
}

const chunk = Buffer.alloc(64 * 1024, 0x20);

/** A small real HTTP server for what certificates point at: issuers and revocation lists. */
export async function startFileServer(address = '127.0.0.1'): Promise<TestFileServer> {
  const entries = new Map<string, FileEntry>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    respond(response, entries.get(request.url ?? '') ?? { status: 404 });
  });
  const listening = await listen(server, address, 0);
  return {
    ...listening,
    url: `http://${address}:${listening.port}`,
    set: (path, entry) => entries.set(path, entry),
    requests,
  };
}

function respond(response: ServerResponse, entry: FileEntry): void {
  if (entry === 'silence') return;
  if (entry === 'endless') pour(response);
  else if (entry instanceof Uint8Array) response.end(entry);
  else if ('status' in entry) response.writeHead(entry.status).end();
  else response.writeHead(302, { location: entry.redirectTo }).end();
}

function pour(response: ServerResponse): void {
  while (!response.destroyed && response.write(chunk));
  response.once('drain', () => pour(response));
}
