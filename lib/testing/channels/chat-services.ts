import { z } from 'zod';

import type { ChannelValues } from '@/lib/notify/channel-driver';
import type { ChannelKind } from '@/lib/notify/channel-kinds';

import type { ReceivedRequest, ServiceRules } from './service-fake';

/** A service as a test needs it: what is typed into its form, how it judges a request, and what people then read. */
export interface TestService extends ServiceRules {
  kind: ChannelKind;
  values: (origin: string) => ChannelValues;
  /** All that the recipient gets to see, without the marks that make it harmless. */
  read: (request: ReceivedRequest) => string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Sentences for what does not hold. */
function faults(checks: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(checks).flatMap(([name, holds]) => (holds ? [] : [name]));
}

function readJson<T>(schema: z.ZodType<T>, body: string): T | null {
  try {
    return schema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

/** Whatever the shape, everything else in it is refused. */
function judge<T>(
  schema: z.ZodType<T>,
  request: ReceivedRequest,
  checks: (body: T) => Record<string, boolean>,
): string[] {
  const body = readJson(schema, request.body);
  const isJson = request.headers['content-type']?.startsWith('application/json') ?? false;
  if (body === null) return [`a body of another form: ${request.body.slice(0, 300)}`];
  return faults({ 'is posted as JSON': request.method === 'POST' && isJson, ...checks(body) });
}

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

export const chatworkService: TestService = {
  kind: 'chatwork',
  values: () => ({ token: 'c'.repeat(32), room: '123456' }),
  findFaults: ({ method, path, headers, body }) => {
    const form = new URLSearchParams(body);
    const text = form.get('body') ?? '';
    const inside = /^\[info\]\[title\]([^]*?)\[\/title\]([^]*)\[\/info\]$/.exec(text);
    return faults({
      'method and path': method === 'POST' && path === '/v2/rooms/123456/messages',
      token: headers['x-chatworktoken'] === 'c'.repeat(32),
      form: headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false,
      'only two fields': [...form.keys()].toSorted().join() === 'body,self_unread' && form.get('self_unread') === '1',
      'length of the body': text !== '' && Buffer.byteLength(text) <= 40_000,
      'no mark but its own': inside !== null && !/[[\]]/.test(`${inside[1] ?? ''}${inside[2] ?? ''}`),
    });
  },
  answer: { status: 200, body: '{"message_id":"1"}' },
  read: ({ body }) => (new URLSearchParams(body).get('body') ?? '').replaceAll('\uff3b', '[').replaceAll('\uff3d', ']'),
};

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
