import { createHmac } from 'node:crypto';

import { z } from 'zod';

import { createPushReceiver, readVapid } from './decrypt-push';
import type { ReceivedRequest } from './service-fake';
import type { TestService } from './test-service';

export const webhookSecret = 'a-secret-for-the-test';

/** As docs/webhook.md tells receivers to do it. */
export function isSigned({ headers, body }: Pick<ReceivedRequest, 'headers' | 'body'>, secret: string): boolean {
  const { time = '', signature = '' } =
    /^t=(?<time>\d+),v1=(?<signature>[0-9a-f]{64})$/.exec(headers['kigen-signature'] ?? '')?.groups ?? {};
  return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex') === signature;
}

const instant = z.iso.datetime();
const siteData = z.strictObject({ id: z.string(), host: z.string(), port: z.number(), name: z.string() });
const payload = z.strictObject({
  version: z.literal(1),
  type: z.enum(['notices', 'test', 'weekly']),
  id: z.uuid(),
  createdAt: instant,
  test: z.boolean(),
  text: z.string(),
  events: z
    .array(
      z.strictObject({
        eventId: z.number().int(),
        kind: z.string(),
        rule: z.enum(['opened', 'reminder', 'closed']),
        level: z.enum(['good', 'information', 'action', 'urgent', 'blocked']),
        site: siteData.nullable(),
        sites: z.array(siteData).max(200).nullable(),
        omittedSites: z.number().int(),
        openedAt: instant,
        closedAt: instant.nullable(),
        outcome: z.string().nullable(),
        notBefore: instant.nullable(),
        notAfter: instant.nullable(),
        daysLeft: z.number().int().nullable(),
        problems: z.array(z.string()),
        url: z.url(),
      }),
    )
    .max(200),
  omittedEvents: z.number().int(),
});

export const webhookService: TestService = {
  kind: 'webhook',
  values: (origin) => ({ url: `${origin}/kigen?a=b`, secret: webhookSecret }),
  findFaults: (request) => {
    const { method, path, headers, body } = request;
    const parsed = payload.safeParse(JSON.parse(body));
    const isRight =
      method === 'POST' &&
      path === '/kigen?a=b' &&
      headers['content-type'] === 'application/json; charset=utf-8' &&
      headers['idempotency-key'] === parsed.data?.id;
    return [
      ...(isRight ? [] : ['method, path or headers']),
      ...(isSigned(request, webhookSecret) ? [] : ['signature']),
      ...(parsed.success ? [] : [parsed.error.message]),
    ];
  },
  answer: { status: 204 },
  read: ({ body }) => body,
};

const receiver = createPushReceiver();
const endpoint = 'https://push.example.net';
const pushed = z.strictObject({ title: z.string(), body: z.string(), url: z.url(), tag: z.string().min(1) });

export const webPushService: TestService = {
  kind: 'web-push',
  values: () => ({ endpoint: `${endpoint}/send/abc`, p256dh: receiver.p256dh, auth: receiver.auth }),
  findFaults: ({ method, path, headers, bytes }) => {
    const claims = readVapid(headers['authorization'] ?? '');
    const isRight =
      method === 'POST' &&
      path === '/send/abc' &&
      headers['content-encoding'] === 'aes128gcm' &&
      headers['ttl'] === '86400' &&
      /^(?:normal|high)$/.test(headers['urgency'] ?? '') &&
      /^[\w-]{1,32}$/.test(headers['topic'] ?? '');
    return [
      ...(isRight ? [] : [`method, path or headers ${JSON.stringify(headers)}`]),
      ...(claims?.['aud'] === endpoint && claims['sub'] === 'https://kigen.test' ? [] : ['sender']),
      ...(bytes.length <= 4096 ? [] : ['size']),
      ...(pushed.safeParse(JSON.parse(receiver.decrypt(bytes))).success ? [] : ['payload']),
    ];
  },
  answer: { status: 201 },
  read: ({ bytes }) => {
    const { title, body, url } = pushed.parse(JSON.parse(receiver.decrypt(bytes)));
    return [title, body, url].join('\n');
  },
};
