import { Parser } from 'htmlparser2';
import { simpleParser } from 'mailparser';

import type { MailText } from '@/lib/letters/read-host-mail';
import type { MailLink } from '@/lib/letters/mail-links';

/** The first line of a mail as programs save it (RFC 5322 §2.2). */
const headerLine =
  /^(?:received|return-path|delivered-to|envelope-to|delivery-date|reply-to|sender|from|to|cc|subject|date|mime-version|content-[\w-]+|message-id|resent-[\w-]+|list-[\w-]+|x-[\w-]+|dkim-signature|arc-[\w-]+|authentication-results)[ \t]*:/i;
/** What deliveries to a program, and files of many mails, put before the head (RFC 4155). */
const envelopeLine = /^(?:>?From \S{1,320} {1,3}[^\r\n]{0,60}\d\d:\d\d[^\r\n]{0,60}\r?\n){1,3}/;
const pastedSubject = /^[ \t>]{0,20}(?:件名|Subject)[ \t]{0,5}[::](.{1,500})$/im;
const mostLinks = 50;
const longestLabel = 300;
const longestHtml = 500_000;

/**
 * A mail that was pasted as text, or as the file that a mail program saves (.eml, RFC 5322 and MIME). It never throws for
 * what came: whatever is no mail is read as text.
 *
 * @param given at most a few megabytes
 */
export async function readMail(given: Buffer): Promise<MailText> {
  const bytes = skipEnvelope(given);
  const raw = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (!headerLine.test(raw.trimStart())) return { subject: pastedSubject.exec(raw)?.[1]?.trim() ?? '', text: raw };
  const parsed = await simpleParser(bytes, { skipImageLinks: true, skipTextLinks: true }).catch(() => null);
  if (parsed === null) return { subject: '', text: raw };
  const html = typeof parsed.html === 'string' ? parsed.html.slice(0, longestHtml) : '';
  const { links, pictures } = findHtmlAddresses(html);
  const from = parsed.from?.value[0]?.address ?? '';
  // Text that was made of the HTML has each picture's address in it, in brackets.
  const text = pictures.reduce((rest, src) => rest.replaceAll(`[${src}]`, ' '), parsed.text ?? '');
  return { subject: parsed.subject ?? '', text, links, images: pictures.filter(isRemote), from };
}

function skipEnvelope(bytes: Buffer): Buffer {
  // One letter for each byte.
  const line = envelopeLine.exec(bytes.subarray(0, 1500).toString('latin1'))?.[0] ?? '';
  return bytes.subarray(line.length);
}

/** What is written on each link of an HTML text and where it leads, and the addresses of its pictures. */
export function findHtmlAddresses(html: string): { links: MailLink[]; pictures: string[] } {
  const links: MailLink[] = [];
  const pictures = new Set<string>();
  let open: { url: string; label: string } | null = null;
  const close = (): void => {
    if (open && open.url !== '' && links.length < mostLinks) {
      links.push({ url: open.url, label: open.label.trim() || null });
    }
    open = null;
  };
  const parser = new Parser({
    onopentag: (name, { href, src }) => {
      if (name === 'img' && src !== undefined && pictures.size < mostLinks) pictures.add(src.trim());
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
  return { links, pictures: [...pictures] };
}

/** It would be fetched from elsewhere; others come with the mail. */
function isRemote(src: string): boolean {
  return /^(?:https?:)?\/\//i.test(src);
}
