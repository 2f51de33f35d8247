import { cutText } from '@/lib/notify/cut-text';
import type { Message } from '@/lib/notify/message';

const shortLead = 200;

/**
 * The message with as much as fits: first the details go, then what to do about each event of a digest, then the least
 * urgent events, which are counted instead. What remains in the end is the subject, a short lead and the link.
 */
export function shrinkMessage(message: Message, fits: (message: Message) => boolean): Message {
  for (const candidate of listCandidates(message)) if (fits(candidate)) return candidate;
  return { ...withItems(message, 0), lead: cutText(message.lead, shortLead) };
}

function* listCandidates(message: Message): Generator<Message> {
  yield message;
  const withoutDetails = { ...message, items: message.items.map((item) => ({ ...item, details: [] })) };
  yield withoutDetails;
  const plain = { ...message, items: withoutDetails.items.map((item) => ({ ...item, act: '' })) };
  for (let count = plain.items.length; count >= 0; count -= 1) yield withItems(plain, count);
}

function withItems(message: Message, count: number): Message {
  // Of a message about one event the item is no list: nothing would be missing without it.
  const isList = message.items.length + message.omitted > 1;
  const left = message.items.length - count;
  return { ...message, items: message.items.slice(0, count), omitted: isList ? message.omitted + left : 0 };
}
