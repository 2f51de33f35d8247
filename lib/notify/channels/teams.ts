import type { ChannelDriver } from '@/lib/notify/channel-driver';
import type { Message, MessageItem } from '@/lib/notify/message';
import { wordMore } from '@/lib/notify/message-words';

import { deliver, postJson, withOrigin } from './deliver';
import { readAddress } from './read-fields';
import { isDigest, renderDetails } from './render-text';
import { shrinkMessage } from './shrink-message';

/** https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using: 28 KB */
const mostBytes = 28_000;

export const teams: ChannelDriver = {
  kind: 'teams',
  label: { ja: 'Microsoft Teams', en: 'Microsoft Teams' },
  about: {
    ja: 'Teamsのチャネルかチャットに届きます。Teamsの「ワークフロー」を使います。会社によっては、使えないようになっています。',
    en: 'Arrives in a channel or chat of Teams, by its Workflows. Some companies have switched these off.',
  },
  fields: [
    {
      name: 'url',
      isSecret: true,
      isRequired: true,
      label: { ja: 'ワークフローのURL', en: 'URL of the workflow' },
      hint: {
        ja: 'ワークフローを作り終えたときに出る、とても長いアドレスです。途中で切れないように、コピーのボタンで写してください。',
        en: 'The very long address that is shown when the workflow is made. Copy it by its button, so that nothing is cut off.',
      },
      inputType: 'password',
      read: readAddress({
        pattern:
          /^https:\/\/[\w.-]+\.(?:logic\.azure\.com|azure-apim\.net|api\.powerplatform\.com|powerautomate\.com)(?::443)?\/.*\bsig=[\w%.-]+/,
        sentence: {
          ja: 'ワークフローのURLは https:// で始まり、logic.azure.com か powerplatform.com を含み、sig= のある長いアドレスです。',
          en: 'The URL of a workflow is long, holds logic.azure.com or powerplatform.com, and has sig= in it.',
        },
        mistakes: [
          {
            pattern: /^https:\/\/(?:[\w-]+\.)?(?:webhook\.office\.com|outlook\.office(?:365)?\.com)\//,
            sentence: {
              ja: 'これは以前の「コネクタ」のアドレスで、もう使えません。「ワークフロー」で作り直してください。',
              en: 'This is the address of an old connector, which works no longer. Make a workflow instead.',
            },
          },
          {
            pattern: /^https:\/\/teams\.(?:microsoft|cloud\.microsoft|live)\b/,
            sentence: {
              ja: 'これはチャネルのアドレスです。ワークフローを作り終えたときに出るURLを貼り付けてください。',
              en: 'This is the address of a channel. Paste the URL that is shown when the workflow is made.',
            },
          },
        ],
      }),
    },
  ],
  steps: [
    {
      words: {
        ja: 'Teamsで、受け取るチャネルの「…」から「ワークフロー」を開きます。',
        en: 'In Teams open “Workflows” from the “…” of the channel that shall get the messages.',
      },
    },
    {
      words: {
        ja: 'Webhookの要求を受け取ったらチャネルに投稿するひな形(英語では Post to a channel when a webhook request is received)を選び、画面の案内のとおりに進みます。',
        en: 'Choose the template that posts to a channel when a webhook request is received, and follow it.',
      },
      url: 'https://learn.microsoft.com/ja-jp/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using',
    },
    {
      words: {
        ja: '最後に出るURLをコピーして、下の欄に貼り付けます。ワークフローは、作った人がいなくなると止まります。',
        en: 'Copy the URL that is shown in the end and paste it below. A workflow stops when the person who made it leaves.',
      },
    },
  ],
  send: (message, values, world) => {
    const fitted = shrinkMessage(message, (one) => Buffer.byteLength(JSON.stringify(render(one))) <= mostBytes);
    return deliver(world, postJson(withOrigin(values['url'] ?? '', world.origin), render(fitted)));
  },
};

function render(message: Message): object {
  const { subject, lead, items, omitted, link, footer, locale } = message;
  const parts = isDigest(message) ? items.map(renderItem) : items.map(({ details }) => renderDetails(details, asItIs));
  const more = omitted > 0 ? wordMore(omitted, locale) : '';
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    lang: locale,
    fallbackText: subject,
    msteams: { width: 'Full' },
    body: [
      run(subject, { weight: 'Bolder', size: 'Large' }),
      ...[lead, ...parts, more].filter((text) => text !== '').map((text) => run(text)),
      run(footer, { isSubtle: true, size: 'Small' }),
    ],
    actions: [{ type: 'Action.OpenUrl', title: link.label, url: link.url }],
  };
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card };
  return { type: 'message', attachments: [attachment] };
}

/** A TextBlock would read Markdown out of foreign text; a run does not. */
function run(text: string, look: Readonly<Record<string, unknown>> = {}): object {
  const lines = text.split('\n');
  return {
    type: 'RichTextBlock',
    inlines: lines.map((line, at) => ({ type: 'TextRun', text: at < lines.length - 1 ? `${line}\n` : line, ...look })),
  };
}

function renderItem({ sentence, act, link }: MessageItem): string {
  return [`・${sentence}`, act, link.url].filter((line) => line !== '').join('\n');
}

function asItIs(text: string): string {
  return text;
}
