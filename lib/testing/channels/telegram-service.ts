import { z } from 'zod';

import { judge, readJson } from './test-service';
import type { TestService } from './test-service';

const telegramBody = z.strictObject({
  chat_id: z.literal('987654'),
  text: z.string().min(1).max(4096),
  link_preview_options: z.strictObject({ is_disabled: z.literal(true) }),
});

export const telegramService: TestService = {
  kind: 'telegram',
  values: () => ({ token: `123456789:${'A'.repeat(35)}`, chat: '987654' }),
  findFaults: (request) =>
    judge(telegramBody, request, ({ text }) => ({
      path: request.path === `/bot123456789:${'A'.repeat(35)}/sendMessage`,
      'nobody is called, nothing is a command': !/@\w|(?:^|\s)\/\w/.test(text),
      'no link but our own': !/:\/\/(?!kigen\.test)/.test(text),
    })),
  answer: { status: 200, body: '{"ok":true}' },
  read: ({ body }) => readJson(telegramBody, body)?.text ?? '',
};
