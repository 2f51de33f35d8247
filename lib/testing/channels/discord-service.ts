import { z } from 'zod';

import { judge, readJson } from './test-service';
import type { TestService } from './test-service';

const discordBody = z.strictObject({
  content: z.string().max(2000),
  allowed_mentions: z.strictObject({ parse: z.array(z.never()).length(0) }),
  embeds: z
    .array(
      z.strictObject({
        title: z.string().max(256),
        url: z.url(),
        description: z.string().max(4096),
        color: z.number().int().min(0).max(0xffffff),
        footer: z.strictObject({ text: z.string().max(2048) }),
      }),
    )
    .length(1),
});

/** Marks of Discord's Markdown that stand there without a backslash, apart from links of our own. */
function findDiscordMarks(text: string): string {
  const own = /(?<!\\)\[[^\\[\]]+\]\(https:\/\/kigen\.test\/[\w/]*(?:\?outage=\d+)?\)/g;
  return (
    text
      .replace(own, '')
      .replace(/\\[^A-Za-z0-9\s]/g, '')
      .match(/[`*_~|<>@#[\]]|:\/\/|^[-+>]\s/gm) ?? []
  ).join('');
}

export const discordService: TestService = {
  kind: 'discord',
  values: () => ({ url: 'https://discord.com/api/webhooks/123/secret-token' }),
  findFaults: (request) =>
    judge(discordBody, request, ({ content, embeds }) => {
      const texts = embeds.flatMap(({ title, description, footer }) => [title, description, footer.text]);
      const marks = findDiscordMarks([content, ...embeds.flatMap((one) => [one.title, one.description])].join('\n'));
      return {
        path: request.path === '/api/webhooks/123/secret-token?wait=true',
        'all embeds together': texts.join('').length <= 6000,
        [`no marks but its own (${marks})`]: marks === '',
      };
    }),
  answer: { status: 200, body: '{"id":"1"}' },
  read: ({ body }) => {
    const parsed = readJson(discordBody, body);
    const texts = (parsed?.embeds ?? []).flatMap(({ title, url, description, footer }) => [
      title,
      url,
      description,
      footer.text,
    ]);
    return [parsed?.content ?? '', ...texts].join('\n').replace(/\\([^A-Za-z0-9\s])/g, '$1');
  },
};
