import type { Message, MessageItem, MessageLink } from '@/lib/notify/message';
import { wordMore } from '@/lib/notify/message-words';

import { isDigest } from './render-text';

/** The HTML part of a mail: no pictures, no scripts, nothing that is fetched. */
export function renderMail(message: Message): string {
  const { locale, subject, lead, items, omitted, link, footer } = message;
  const parts = isDigest(message)
    ? `<ul>${items.map(renderItem).join('')}</ul>`
    : items.map(({ details }) => renderDetails(details)).join('');
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.7;color:#1a1a1a;max-width:40em">',
    `<h1 style="font-size:20px">${escapeHtml(subject)}</h1>`,
    `<p>${escapeHtml(lead)}</p>`,
    parts,
    omitted > 0 ? `<p>${escapeHtml(wordMore(omitted, locale))}</p>` : '',
    `<p style="font-size:18px">${renderLink(link)}</p>`,
    `<hr><p style="font-size:14px;color:#4d4d4d">${escapeHtml(footer)}</p>`,
    '</body></html>',
  ].join('\n');
}

function renderItem({ sentence, act, link }: MessageItem): string {
  return `<li><p>${escapeHtml(sentence)}<br>${act === '' ? '' : `${escapeHtml(act)}<br>`}${renderLink(link)}</p></li>`;
}

function renderDetails(details: MessageItem['details']): string {
  const rows = details.map(
    ({ label, value }) =>
      `<tr><th style="text-align:left;vertical-align:top;padding-right:1em">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return rows.length > 0 ? `<table>${rows.join('')}</table>` : '';
}

function renderLink({ label, url }: MessageLink): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
