import { z } from 'zod';

import { judge, readJson } from './test-service';
import type { TestService } from './test-service';

const plainText = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(most), emoji: z.literal(false) });
/** The one kind of markup there may be: a link of our own. */
const ownLink = z.strictObject({
  type: z.literal('mrkdwn'),
  text: z.string().regex(/^<https:\/\/kigen\.test\/[\w/]*(?:\?outage=\d+)?\|[^<>&|]+>$/),
});
const slackBody = z.strictObject({
  text: z
    .string()
    .min(1)
    .max(4000)
    .regex(/^(?:[^<>&]|&(?:amp|lt|gt);)*$/),
  blocks: z
    .array(
      z.union([
        z.strictObject({ type: z.literal('header'), text: plainText(150) }),
        z.strictObject({ type: z.literal('section'), text: z.union([plainText(3000), ownLink]) }),
        z.strictObject({ type: z.literal('context'), elements: z.array(plainText(2000)).max(10) }),
      ]),
    )
    .max(50),
});

export const slackService: TestService = {
  kind: 'slack',
  values: () => ({ url: 'https://hooks.slack.com/services/T0/B0/secret' }),
  findFaults: (request) => judge(slackBody, request, () => ({ path: request.path === '/services/T0/B0/secret' })),
  answer: { status: 200, body: 'ok' },
  read: ({ body }) =>
    (readJson(slackBody, body)?.blocks ?? [])
      .map((block) => ('text' in block ? block.text.text : block.elements.map(({ text }) => text).join('\n')))
      .join('\n'),
};
