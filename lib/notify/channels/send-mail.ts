import type { Socket } from 'node:net';

import { createTransport } from 'nodemailer';

import type { ChannelWorld } from '@/lib/notify/channel-driver';
import type { SendOutcome } from '@/lib/notify/send-outcome';
import { withDeadline } from '@/lib/tls/with-deadline';

import { failed } from './deliver';
import { explainMailError } from './explain-mail-error';
import type { MailError } from './explain-mail-error';
import type { MailSettings } from './read-mail-settings';

export interface Mail {
  /** UUID: the same when the same mail is sent again. */
  key: string;
  subject: string;
  text: string;
  html?: string;
  /** At set-up one wrong address is told of, although the others were taken. */
  wantsEveryRecipient?: boolean;
}

/** From the greeting to the last word. */
const conversationMs = 30_000;

/**
 * Sends a mail over a connection that the dialer made. A server without the wanted encryption, or with a certificate that
 * does not hold, gets nothing; there is no way to overlook that.
 */
export async function sendMail(
  mail: Mail,
  settings: MailSettings,
  { outgoing, baseUrl }: Pick<ChannelWorld, 'outgoing' | 'baseUrl'>,
): Promise<SendOutcome> {
  const connected = await outgoing.connect(settings.host, settings.port);
  if (!connected.ok) return failed(connected.failure, connected.detail);
  const { socket } = connected;
  if (settings.encryption === 'none' && !outgoing.isOpenedNet(socket.remoteAddress ?? '')) {
    socket.destroy();
    return failed('blocked', 'no encryption outside of KIGEN_ALLOW_NETS');
  }
  try {
    return await withDeadline(conversationMs, undefined, (signal) => {
      signal.addEventListener('abort', () => socket.destroy());
      return converse(mail, settings, socket, outgoing.secureContext(), new URL(baseUrl).hostname);
    });
  } finally {
    socket.destroy();
  }
}

async function converse(
  { key, subject, text, html, wantsEveryRecipient = false }: Mail,
  { host, port, encryption, user, password, from, to }: MailSettings,
  socket: Socket,
  secureContext: ReturnType<ChannelWorld['outgoing']['secureContext']>,
  ownName: string,
): Promise<SendOutcome> {
  const transport = createTransport({
    host,
    port,
    name: ownName,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    tls: { secureContext, rejectUnauthorized: true },
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket: (_options, done) => done(null, { connection: socket }),
    connectionTimeout: conversationMs,
    greetingTimeout: conversationMs,
    socketTimeout: conversationMs,
  });
  try {
    const { rejected } = await transport.sendMail({
      from: { name: 'Kigen', address: from },
      to: [...to],
      subject,
      text,
      ...(html === undefined ? {} : { html }),
      messageId: `<${key}@${ownName}>`,
      // No machine shall answer this, and a mail program may gather it (RFC 3834, RFC 2919).
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'List-Id': `Kigen <kigen.${ownName}>`,
      },
    });
    const isRefused = wantsEveryRecipient && rejected.length > 0;
    return isRefused ? failed('refused-recipient', `${rejected.length} of ${to.length}`) : { kind: 'sent' };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return explainMailError(error as MailError);
    throw error;
  } finally {
    transport.close();
  }
}
