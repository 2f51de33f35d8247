import { z } from 'zod';

import { judge, readJson } from './test-service';
import type { TestService } from './test-service';

const ntfyBody = z.strictObject({
  topic: z.literal('kigen-topic-1'),
  title: z.string().min(1).max(250),
  message: z.string().min(1),
  click: z.url(),
  priority: z.number().int().min(1).max(5),
  tags: z.array(z.string()),
});

export const ntfyService: TestService = {
  kind: 'ntfy',
  values: (origin) => ({ server: `${origin}/`, topic: 'kigen-topic-1', token: `tk_${'a'.repeat(29)}` }),
  findFaults: (request) =>
    judge(ntfyBody, request, ({ message }) => ({
      path: request.path === '/',
      token: request.headers['authorization'] === `Bearer tk_${'a'.repeat(29)}`,
      size: Buffer.byteLength(message) <= 4096,
    })),
  answer: { status: 200, body: '{}' },
  read: ({ body }) => {
    const parsed = readJson(ntfyBody, body);
    return parsed ? [parsed.title, parsed.message, parsed.click].join('\n') : '';
  },
};
