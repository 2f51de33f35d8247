import { z } from 'zod';

import { judge, readJson } from './test-service';
import type { TestService } from './test-service';

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  weight: z.string().optional(),
  size: z.string().optional(),
  isSubtle: z.boolean().optional(),
});
const teamsBody = z.strictObject({
  type: z.literal('message'),
  attachments: z
    .array(
      z.strictObject({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        contentUrl: z.null(),
        content: z.strictObject({
          $schema: z.string(),
          type: z.literal('AdaptiveCard'),
          version: z.literal('1.4'),
          lang: z.enum(['ja', 'en']),
          fallbackText: z.string(),
          msteams: z.strictObject({ width: z.literal('Full') }),
          // A TextBlock would be read as Markdown: there is none.
          body: z.array(z.strictObject({ type: z.literal('RichTextBlock'), inlines: z.array(textRun).min(1) })),
          actions: z
            .array(z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string(), url: z.url() }))
            .length(1),
        }),
      }),
    )
    .length(1),
});

export const teamsService: TestService = {
  kind: 'teams',
  values: () => ({ url: 'https://prod-01.japaneast.logic.azure.com/workflows/1/triggers/manual/paths/invoke?sig=abc' }),
  findFaults: (request) =>
    judge(teamsBody, request, () => ({
      path: request.path === '/workflows/1/triggers/manual/paths/invoke?sig=abc',
      size: request.bytes.length <= 28 * 1024,
    })),
  answer: { status: 202 },
  read: ({ body }) => {
    const card = readJson(teamsBody, body)?.attachments[0]?.content;
    const texts = (card?.body ?? []).map(({ inlines }) => inlines.map(({ text }) => text).join(''));
    return [...texts, ...(card?.actions ?? []).map(({ url }) => url)].join('\n');
  },
};
