import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';

import type { SendFailure } from './send-outcome';

export interface OutgoingRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string | Buffer;
}

/** Header names in lower case; the body is cut at 64 KB and is never shown to anybody as it came. */
export interface OutgoingAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export type OutgoingFailure = { failure: SendFailure; detail: string };

/** The one way out for what is told: names are resolved once, every address is judged, and that very address is dialled. */
export interface Outgoing {
  /** One request, no redirects; certificates are verified. Ends by a deadline. */
  request: (
    request: OutgoingRequest,
  ) => Promise<{ ok: true; answer: OutgoingAnswer } | ({ ok: false } & OutgoingFailure)>;
  /** A connected TCP socket, for SMTP. Its owner destroys it. */
  connect: (host: string, port: number) => Promise<{ ok: true; socket: Socket } | ({ ok: false } & OutgoingFailure)>;
  /** The roots that are trusted, for a socket that turns to TLS later (STARTTLS). */
  secureContext: () => SecureContext;
  /** Whether an address lies in a network that the owner opened: only there may something be sent without TLS. */
  isOpenedNet: (address: string) => boolean;
}
