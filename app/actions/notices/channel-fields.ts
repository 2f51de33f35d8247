import { z } from 'zod';
import type { ChannelChoice } from '@/lib/notify/save-channel';
import { locales } from '@/lib/words/locale';

/** The driver's own fields come as "field:…", the tags as "tags:…". */
export const channelSchema = z
  .object({ name: z.string().max(300), locale: z.enum(locales), tells: z.enum(['all', 'some']) })
  .catchall(z.string().max(10_000));

export function readChoice({ name, locale, tells, ...rest }: z.output<typeof channelSchema>): ChannelChoice {
  return {
    name,
    locale,
    tellsAll: tells === 'all',
    tagIds: Object.keys(stripPrefix(rest, 'tags:')),
    typed: stripPrefix(rest, 'field:'),
  };
}

function stripPrefix(values: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  const own = Object.entries(values).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}
