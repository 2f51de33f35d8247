import type { Message, MessageItem } from '@/lib/notify/message';
import { wordMore } from '@/lib/notify/message-words';

export interface TextForm {
  /** What the service would read as markup is made harmless by this. */
  escape?: (text: string) => string;
  /** False where the service shows the subject by itself. */
  withSubject?: boolean;
}

/** A message that is about one event is told by its lead; of a digest each event is told. */
export function isDigest({ items, omitted }: Message): boolean {
  return items.length + omitted > 1;
}

/** The whole message as plain text, with the addresses as they are. */
export function renderText(message: Message, { escape = (text) => text, withSubject = true }: TextForm = {}): string {
  const { subject, lead, items, link, footer, locale, omitted } = message;
  const parts = isDigest(message)
    ? [...items.map((item) => renderItem(item, escape)), omitted > 0 ? escape(wordMore(omitted, locale)) : '']
    : items.map(({ details }) => renderDetails(details, escape));
  const whole = [
    withSubject ? escape(subject) : '',
    escape(lead),
    ...parts,
    `${escape(link.label)}: ${link.url}`,
    footer,
  ];
  return whole.filter((part) => part !== '').join('\n\n');
}

function renderItem({ sentence, act, link }: MessageItem, escape: (text: string) => string): string {
  const lines = [`・${escape(sentence)}`, escape(act), link.url];
  return lines.filter((line) => line !== '').join('\n');
}

export function renderDetails(details: MessageItem['details'], escape: (text: string) => string): string {
  return details.map(({ label, value }) => `${escape(label)}: ${escape(value)}`).join('\n');
}
