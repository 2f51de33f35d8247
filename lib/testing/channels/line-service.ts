import { z } from 'zod';

import { faults, judge, readJson } from './test-service';
import type { TestService } from './test-service';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const lineBody = z.strictObject({
  to: z.string().regex(/^U[0-9a-f]{32}$/),
  messages: z.array(z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(5000) })).length(1),
});
export const lineToken = 'l'.repeat(170);

export const lineService: TestService = {
  kind: 'line',
  values: () => ({ token: lineToken, to: `U${'0a'.repeat(16)}` }),
  findFaults: (request) =>
    request.method === 'GET'
      ? faults({ token: request.headers['authorization'] === `Bearer ${lineToken}` })
      : judge(lineBody, request, () => ({
          path: request.path === '/v2/bot/message/push',
          token: request.headers['authorization'] === `Bearer ${lineToken}`,
          'retry key': uuid.test(request.headers['x-line-retry-key'] ?? ''),
        })),
  answer: { status: 200, body: '{"sentMessages":[{"id":"1"}]}' },
  read: ({ body }) => readJson(lineBody, body)?.messages[0]?.text ?? '',
};
