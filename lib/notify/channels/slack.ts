import type { ChannelDriver } from '@/lib/notify/channel-driver';
import { cutText } from '@/lib/notify/cut-text';
import type { Message, MessageItem, MessageLink } from '@/lib/notify/message';
import { wordMore } from '@/lib/notify/message-words';

import { deliver, postJson, withOrigin } from './deliver';
import { readAddress } from './read-fields';
import { isDigest, renderDetails } from './render-text';

/** https://docs.slack.dev/reference/block-kit/blocks/ */
const longest = { header: 150, section: 3000, context: 2000, text: 3000 };

export const slack: ChannelDriver = {
  kind: 'slack',
  label: { ja: 'Slack', en: 'Slack' },
  about: {
    ja: 'Slackのチャンネルに届きます。無料で使えます。会社のSlackでは、管理者の承認が要ることがあります。',
    en: 'Arrives in a channel of Slack, at no cost. In a company its administrator may have to allow it.',
  },
  fields: [
    {
      name: 'url',
      isSecret: true,
      isRequired: true,
      label: { ja: 'Webhook URL', en: 'Webhook URL' },
      hint: {
        ja: 'https://hooks.slack.com/services/ で始まります。知っている人は誰でも書き込めるので、人に見せないでください。',
        en: 'It begins with https://hooks.slack.com/services/. Whoever knows it can write there: keep it to yourself.',
      },
      inputType: 'password',
      read: readAddress({
        pattern: /^https:\/\/hooks\.slack\.com\/services\/\w+\/\w+\/\w+$/,
        sentence: {
          ja: 'Webhook URLは https://hooks.slack.com/services/ で始まり、そのあとに3つの部分が続きます。',
          en: 'A webhook URL begins with https://hooks.slack.com/services/, and three parts follow.',
        },
        mistakes: [
          {
            pattern: /^https:\/\/(?:app\.slack\.com\/|[\w-]+\.slack\.com\/archives\/)/,
            sentence: {
              ja: 'これはSlackのチャンネルのアドレスです。ここには、手順の最後に出てくる Webhook URL を入れてください。',
              en: 'This is the address of a channel. Paste the webhook URL, which you get in the last step.',
            },
          },
          {
            pattern: /^https:\/\/hooks\.slack\.com\/(?:workflows|triggers)\//,
            sentence: {
              ja: 'これはワークフローのアドレスです。「Incoming Webhooks」の Webhook URL を入れてください。',
              en: 'This is the address of a workflow. Paste the webhook URL of “Incoming Webhooks”.',
            },
          },
        ],
      }),
    },
  ],
  steps: [
    {
      words: {
        ja: 'Slackのアプリの一覧を開き、「Create New App」→「From scratch」を押します。名前(例 Kigen)とワークスペースを選びます。',
        en: 'Open the list of Slack apps and press “Create New App”, then “From scratch”. Choose a name (such as Kigen) and the workspace.',
      },
      url: 'https://api.slack.com/apps',
    },
    {
      words: {
        ja: '左の「Incoming Webhooks」を開き、「Activate Incoming Webhooks」をオンにします。',
        en: 'Open “Incoming Webhooks” on the left and switch “Activate Incoming Webhooks” on.',
      },
    },
    {
      words: {
        ja: '「Add New Webhook to Workspace」を押し、受け取るチャンネルを選びます。できた Webhook URL をコピーして、下の欄に貼り付けます。',
        en: 'Press “Add New Webhook to Workspace” and choose the channel. Copy the webhook URL that appears and paste it below.',
      },
    },
  ],
  send: (message, values, world) => {
    const body = { text: cutText(escapeMrkdwn(message.subject), longest.text), blocks: listBlocks(message) };
    return deliver(world, postJson(withOrigin(values['url'] ?? '', world.origin), body), ({ status }) => {
      if (status === 200) return { failure: null };
      // 403 invalid_token, action_prohibited · 404 no_service, channel_not_found · 410 channel_is_archived
      return status === 403 ? { failure: 'gone' } : null;
    });
  },
};

function listBlocks(message: Message): object[] {
  const { subject, lead, items, omitted, link, footer, locale } = message;
  const parts = isDigest(message) ? items.flatMap(listItem) : items.flatMap(({ details }) => listDetails(details));
  return [
    { type: 'header', text: plain(subject, longest.header) },
    { type: 'section', text: plain(lead, longest.section) },
    ...parts,
    ...(omitted > 0 ? [{ type: 'section', text: plain(wordMore(omitted, locale), longest.section) }] : []),
    linkBlock(link),
    { type: 'context', elements: [plain(footer, longest.context)] },
  ];
}

function listItem({ sentence, act, link }: MessageItem): object[] {
  const text = ['・', sentence, act === '' ? '' : `\n${act}`].join('');
  return [{ type: 'section', text: plain(text, longest.section) }, linkBlock(link)];
}

function listDetails(details: MessageItem['details']): object[] {
  const text = renderDetails(details, (value) => value);
  return text === '' ? [] : [{ type: 'section', text: plain(text, longest.section) }];
}

/** Text that is never read as markup: what is foreign stands only in such. */
function plain(text: string, most: number): object {
  return { type: 'plain_text', text: cutText(text, most), emoji: false };
}

/** Both parts are our own. */
function linkBlock({ label, url }: MessageLink): object {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: `<${escapeMrkdwn(encodeURI(url))}|${escapeMrkdwn(label)}>` },
  };
}

/** https://docs.slack.dev/messaging/formatting-message-text/#escaping: these three begin links and mentions. */
function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
