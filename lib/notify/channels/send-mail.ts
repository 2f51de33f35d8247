import type { Socket } from 'node:net';

import { createTransport } from 'nodemailer';

import type { ChannelWorld } from '@/lib/notify/channel-driver';
import type { SendOutcome } from '@/lib/notify/send-outcome';
import { withDeadline } from '@/lib/tls/with-deadline';

import { failed } from './deliver';
import { explainMailError } from './explain-mail-error';
import { explainLast, explainRest } from './explain-refused-recipients';
import type { RefusedRecipients } from './explain-refused-recipients';
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
  /** The others of its recipients have it; null = nobody has. It is the same mail for all: each sees whom it is for. */
  onlyTo?: readonly string[] | null;
}

/** From the greeting to the last word. */
const usualConversationMs = 30_000;

/**
 * Sends a mail over a connection that the dialer made. A server without the wanted encryption, or with a certificate that
 * does not hold, gets nothing; there is no way to overlook that.
 */
export async function sendMail(
  mail: Mail,
  settings: MailSettings,
  { outgoing, baseUrl }: Pick<ChannelWorld, 'outgoing' | 'baseUrl'>,
  conversationMs = usualConversationMs,
): Promise<SendOutcome> {
  // Who was taken from the channel meanwhile is asked no more.
  if (mail.onlyTo && listOpen(mail, settings).length === 0) return { kind: 'sent' };
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

function listOpen({ onlyTo }: Pick<Mail, 'onlyTo'>, { to }: Pick<MailSettings, 'to'>): string[] {
  return to.filter((address) => onlyTo?.includes(address) ?? true);
}

async function converse(
  mail: Mail,
  settings: MailSettings,
  socket: Socket,
  secureContext: ReturnType<ChannelWorld['outgoing']['secureContext']>,
  ownName: string,
): Promise<SendOutcome> {
  const { key, subject, text, html } = mail;
  const { host, port, encryption, user, password, from, to } = settings;
  const open = listOpen(mail, settings);
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
    // The deadline of the whole ends each of these sooner.
    connectionTimeout: usualConversationMs,
    greetingTimeout: usualConversationMs,
    socketTimeout: usualConversationMs,
  });
  try {
    const taken = await transport.sendMail({
      envelope: { from, to: open },
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
    return explainRest(taken, open, mail);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const last = mail.onlyTo ? explainLast(error as RefusedRecipients, open) : null;
    return last ?? explainMailError(error as MailError);
  } finally {
    transport.close();
  }
}
