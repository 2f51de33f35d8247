import { Parser } from 'htmlparser2';
import { simpleParser } from 'mailparser';

import type { MailText } from '@/lib/letters/read-host-mail';
import type { MailLink } from '@/lib/letters/mail-links';

/** The first line of a mail as programs save it (RFC 5322 §2.2). */
const headerLine =
  /^(?:received|return-path|delivered-to|from|to|subject|date|mime-version|message-id|x-[\w-]+|dkim-signature|arc-[\w-]+|authentication-results)[ \t]*:/i;
const pastedSubject = /^[ \t>]{0,20}(?:件名|Subject)[ \t]{0,5}[::](.{1,500})$/im;
const mostLinks = 50;
const longestLabel = 300;
const longestHtml = 500_000;

/**
 * A mail that was pasted as text, or as the file that a mail program saves (.eml, RFC 5322 and MIME). It never throws for
 * what came: whatever is no mail is read as text.
 *
 * @param bytes at most a few megabytes
 */
export async function readMail(bytes: Buffer): Promise<MailText> {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (!headerLine.test(text.trimStart())) return { subject: pastedSubject.exec(text)?.[1]?.trim() ?? '', text };
  const parsed = await simpleParser(bytes, { skipImageLinks: true, skipTextLinks: true }).catch(() => null);
  if (parsed === null) return { subject: '', text };
  const html = typeof parsed.html === 'string' ? parsed.html.slice(0, longestHtml) : '';
  return { subject: parsed.subject ?? '', text: parsed.text ?? '', links: findHtmlLinks(html) };
}

/** What is written on each link of an HTML text, and where it leads. */
export function findHtmlLinks(html: string): MailLink[] {
  const links: MailLink[] = [];
  let open: { url: string; label: string } | null = null;
  const close = (): void => {
    if (open && open.url !== '' && links.length < mostLinks) {
      links.push({ url: open.url, label: open.label.trim() || null });
    }
    open = null;
  };
  const parser = new Parser({
    onopentag: (name, { href }) => {
      if (name !== 'a') return;
      close();
      open = { url: href?.trim() ?? '', label: '' };
    },
    ontext: (text) => {
      if (open && open.label.length < longestLabel) open.label += text.slice(0, longestLabel);
    },
    onclosetag: (name) => {
      if (name === 'a') close();
    },
  });
  parser.end(html);
  return links;
}
