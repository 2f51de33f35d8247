import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';

import { listen } from '@/lib/testing/listen';
import type { ServerCertificate } from '@/lib/testing/tls-server';

export interface ReceivedMail {
  from: string;
  to: readonly string[];
  raw: string;
  parsed: ParsedMail;
  wasEncrypted: boolean;
  user: string;
}

export interface TestSmtpServer {
  port: number;
  readonly mails: readonly ReceivedMail[];
  /** What happens from now on; several may hold. */
  behave: (behaviour: SmtpBehaviour) => void;
  close: () => Promise<void>;
}

export interface SmtpBehaviour {
  /** A code to refuse with at that point, such as 550. */
  recipient?: (address: string) => number | null;
  data?: number;
  /** Takes the connection and never greets. */
  hangs?: boolean;
}

interface SmtpOptions {
  certificate: ServerCertificate;
  /** `tls` from the first byte · `starttls` offered · `plain` neither. */
  encryption: 'tls' | 'starttls' | 'plain';
}

export const smtpUser = { user: 'alert@example.jp', password: 'correct horse' };

/** A real SMTP server on loopback that wants a password and parses what it takes. */
export async function startSmtpServer({ certificate, encryption }: SmtpOptions): Promise<TestSmtpServer> {
  const mails: ReceivedMail[] = [];
  let behaviour: SmtpBehaviour = {};
  const options: SMTPServerOptions = {
    ...certificate,
    secure: encryption === 'tls',
    disabledCommands: encryption === 'starttls' ? [] : ['STARTTLS'],
    // Over an open line no password is taken, as real servers do.
    allowInsecureAuth: encryption === 'plain',
    authOptional: encryption === 'plain',
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, done) => {
      if (behaviour.hangs !== true) done();
    },
    onAuth: ({ username, password }, _session, done) => {
      const isRight = username === smtpUser.user && password === smtpUser.password;
      done(isRight ? null : refusal(535), isRight ? { user: username } : undefined);
    },
    onRcptTo: ({ address }, _session, done) => {
      const code = behaviour.recipient?.(address) ?? null;
      done(code === null ? null : refusal(code));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (behaviour.data !== undefined) {
          done(refusal(behaviour.data));
          return;
        }
        const raw = Buffer.concat(parts);
        const { mailFrom, rcptTo } = session.envelope;
        void simpleParser(raw).then((parsed) => {
          mails.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            raw: raw.toString('latin1'),
            parsed,
            wasEncrypted: session.secure,
            user: typeof session.user === 'string' ? session.user : '',
          });
          done();
        });
      });
    },
  };
  const server = new SMTPServer(options);
  // A peer that does not trust the certificate hangs up in the middle of the handshake.
  server.on('error', () => undefined);
  const listening = await listen(server.server, '127.0.0.1', 0);
  return {
    port: listening.port,
    mails,
    behave: (next) => (behaviour = next),
    close: () => listening.close(),
  };
}

function refusal(code: number): Error {
  return Object.assign(new Error('refused by the test'), { responseCode: code });
}
