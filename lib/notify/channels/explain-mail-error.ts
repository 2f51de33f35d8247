import type { SendFailure, SendOutcome } from '@/lib/notify/send-outcome';

import { failed } from './deliver';

/** What nodemailer says of an error: its own code, and the server's if it gave one. */
export interface MailError extends Error {
  code?: string;
  responseCode?: number;
  command?: string;
}

/** A server that says "later" (RFC 5321 §4.2.1). */
const laterMs = 5 * 60 * 1000;

export function explainMailError(error: MailError): SendOutcome {
  const { code = '', responseCode } = error;
  if (responseCode !== undefined) {
    const failure = findFailure(responseCode, code);
    return failed(failure, `SMTP ${responseCode}`, failure === 'trouble' ? laterMs : null);
  }
  if (isAboutCertificate(error)) return failed('bad-certificate', code);
  if (code === 'EAUTH') return failed('refused-sign-in', code);
  if (code === 'EENVELOPE') return failed('refused-recipient', code);
  if (code === 'EMESSAGE') return failed('too-large', code);
  if (networkCodes.has(code)) return failed('unreachable', code);
  return failed('rejected', code);
}

const networkCodes: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'ECONNECTION',
  'ESOCKET',
  'ECONNRESET',
  'EPIPE',
  'EDNS',
  'EPROTOCOL',
  'ESTREAM',
]);

/** Its own code is the same for all that goes wrong with a connection; OpenSSL's sentence tells. */
function isAboutCertificate({ code, message }: MailError): boolean {
  return (code === 'ETLS' || code === 'ESOCKET') && /certificate|altnames|issuer/i.test(message);
}

function findFailure(status: number, code: string): SendFailure {
  if (code === 'EAUTH' || [530, 534, 535, 538].includes(status)) return status < 500 ? 'trouble' : 'refused-sign-in';
  if (status === 552 || status === 523) return 'too-large';
  if (status < 500) return 'trouble';
  return code === 'EENVELOPE' || [550, 551, 553].includes(status) ? 'refused-recipient' : 'rejected';
}
