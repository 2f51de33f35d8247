import type { EventLevel } from '@/lib/events/event-kinds';
import type { ChannelDriver } from '@/lib/notify/channel-driver';
import { cutText } from '@/lib/notify/cut-text';
import type { Message } from '@/lib/notify/message';
import { wordMore } from '@/lib/notify/message-words';

import { deliver, postJson, readMember, withOrigin } from './deliver';
import { readAddress } from './read-fields';
import { toRetryMs } from './read-retry-after';
import { isDigest, renderDetails } from './render-text';
import { shrinkMessage } from './shrink-message';

/** https://docs.discord.com/developers/resources/message#embed-limits */
const longest = { content: 2000, title: 256, description: 4096, footer: 2048, embed: 6000 };

const colours: Readonly<Record<EventLevel, number>> = {
  good: 0x197a4b,
  information: 0x0017c1,
  action: 0x927200,
  urgent: 0xac3e00,
  blocked: 0xce0000,
};

export const discord: ChannelDriver = {
  kind: 'discord',
  label: { ja: 'Discord', en: 'Discord' },
  about: {
    ja: 'Discordのサーバーのチャンネルに届きます。無料で、いちばん手軽に始められるものの一つです。',
    en: 'Arrives in a channel of a Discord server. It costs nothing and is among the easiest to set up.',
  },
  fields: [
    {
      name: 'url',
      isSecret: true,
      isRequired: true,
      label: { ja: 'ウェブフックURL', en: 'Webhook URL' },
      hint: {
        ja: 'https://discord.com/api/webhooks/ で始まります。知っている人は誰でも書き込めるので、人に見せないでください。',
        en: 'It begins with https://discord.com/api/webhooks/. Whoever knows it can write there: keep it to yourself.',
      },
      inputType: 'password',
      read: readAddress({
        pattern: /^https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/\d+\/[\w-]+\/?$/,
        sentence: {
          ja: 'ウェブフックURLは https://discord.com/api/webhooks/ で始まり、数字と長い文字列が続きます。',
          en: 'A webhook URL begins with https://discord.com/api/webhooks/; digits and a long text follow.',
        },
        mistakes: [
          {
            pattern: /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\//,
            sentence: {
              ja: 'これはチャンネルのアドレスです。「ウェブフックURLをコピー」で写したものを貼り付けてください。',
              en: 'This is the address of a channel. Paste what the webhook’s “Copy Webhook URL” gives.',
            },
          },
          {
            pattern: /^https:\/\/discord\.gg\/|discord\.com\/invite\//,
            sentence: {
              ja: 'これはサーバーへの招待のアドレスです。「ウェブフックURLをコピー」で写したものを貼り付けてください。',
              en: 'This is an invitation. Paste what the webhook’s “Copy Webhook URL” gives.',
            },
          },
        ],
      }),
    },
  ],
  steps: [
    {
      words: {
        ja: 'パソコンかブラウザーでDiscordを開き、お知らせを受け取るサーバーの「サーバー設定」を開きます。',
        en: 'Open Discord on a computer, and “Server Settings” of the server that shall get the messages.',
      },
      url: 'https://discord.com/app',
    },
    {
      words: {
        ja: '「連携サービス」→「ウェブフック」→「新しいウェブフック」を押し、受け取るチャンネルを選んで保存します。',
        en: 'Open “Integrations”, “Webhooks”, press “New Webhook”, choose the channel and save.',
      },
    },
    {
      words: {
        ja: '「ウェブフックURLをコピー」を押し、下の欄に貼り付けます。',
        en: 'Press “Copy Webhook URL” and paste it below.',
      },
    },
  ],
  send: (message, values, world) => {
    const fitted = shrinkMessage(message, (one) => describe(one).length <= roomFor(one));
    const url = withOrigin(values['url'] ?? '', world.origin);
    return deliver(world, postJson(`${url.replace(/\/$/, '')}?wait=true`, render(fitted)), ({ status, body }) => {
      if (status === 401) return { failure: 'gone' };
      if (status !== 429) return null;
      return { failure: 'too-often', retryAfterMs: toRetryMs(readMember(body, 'retry_after')) };
    });
  },
};

function render(message: Message): object {
  const { subject, link, footer, level } = message;
  const title = cutText(escape(subject), longest.title);
  return {
    content: cutText(escape(subject), longest.content),
    // Nobody is called by name, whatever a name looks like.
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title,
        url: link.url,
        description: cutText(describe(message), longest.description),
        color: colours[level],
        footer: { text: cutText(footer, 300) },
      },
    ],
  };
}

function describe(message: Message): string {
  const { lead, items, omitted, link, locale } = message;
  const parts = isDigest(message)
    ? items.map(({ sentence, act, link: own }) =>
        ['・', escape(sentence), act === '' ? '' : `\n${escape(act)}`, `\n[${own.label}](${own.url})`].join(''),
      )
    : items.map(({ details }) => renderDetails(details, escape));
  const more = omitted > 0 ? wordMore(omitted, locale) : '';
  return [escape(lead), ...parts, more, `[${link.label}](${link.url})`].filter((part) => part !== '').join('\n\n');
}

function roomFor({ footer, subject }: Message): number {
  return Math.min(longest.description, longest.embed - Math.min(footer.length, 300) - 2 * subject.length - 100);
}

/** A backslash takes its meaning from any sign; these have one anywhere, the last ones at the beginning of a line. */
function escape(text: string): string {
  return text
    .replace(/[\\`*_~|<>@#[\]]/g, '\\$&')
    .replaceAll('://', '\\://')
    .replace(/^([-+]|\d+\.)(?=\s)/gm, '\\$1');
}
