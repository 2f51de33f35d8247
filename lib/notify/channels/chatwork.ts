import type { ChannelDriver } from '@/lib/notify/channel-driver';
import type { Message } from '@/lib/notify/message';

import { deliver } from './deliver';
import { accept, readPattern, refuse } from './read-fields';
import { untilEpoch } from './read-retry-after';
import { renderText } from './render-text';
import { shrinkMessage } from './shrink-message';

/** The service names no limit and refuses what is far too long: 80,000 characters were refused, 40,000 taken. */
const mostBytes = 20_000;

export const chatwork: ChannelDriver = {
  kind: 'chatwork',
  label: { ja: 'Chatwork', en: 'Chatwork' },
  about: {
    ja: 'Chatworkのチャットに届きます。お知らせを書き込むアカウントのAPIトークンが要ります。',
    en: 'Arrives in a chat of Chatwork. It needs the API token of the account that writes the messages.',
  },
  fields: [
    {
      name: 'token',
      isSecret: true,
      isRequired: true,
      label: { ja: 'APIトークン', en: 'API token' },
      hint: {
        ja: 'そのアカウントのすべてを操作でき、期限もありません。お知らせ専用のアカウントを作ると安心です。',
        en: 'It can do everything that the account can, and never ends. An account of its own for this is safer.',
      },
      inputType: 'password',
      read: readPattern(/^[0-9A-Za-z]{20,64}$/, {
        ja: 'APIトークンは、32文字ほどの英数字です。',
        en: 'An API token has about 32 letters and digits.',
      }),
    },
    {
      name: 'room',
      isSecret: false,
      isRequired: true,
      label: { ja: 'ルームID', en: 'Room ID' },
      hint: {
        ja: 'チャットを開いたときのアドレスの、#!rid のあとの数字です。アドレスをそのまま貼り付けてもかまいません。',
        en: 'The digits after #!rid in the address of the chat. You may paste the whole address.',
      },
      inputType: 'text',
      read: (text) => {
        const id = /(?:^|rid)(\d{1,15})(?:-\d+)?\s*$/.exec(text.trim())?.[1];
        return id === undefined ? refuse(notARoom) : accept(id);
      },
    },
  ],
  steps: [
    {
      words: { ja: 'Chatworkを開いてログインします。', en: 'Open Chatwork and log in.' },
      url: 'https://www.chatwork.com/',
    },
    {
      words: {
        ja: '画面右上の利用者名のメニューから「サービス連携」を開き、「APIトークン」を「コピー」して、下の欄に貼り付けます。会社で使っているときは、管理者の承認が要ることがあります。',
        en: 'In the menu under your name (top right) open 「サービス連携」, copy the 「APIトークン」 and paste it below. In a company its administrator may have to allow this first.',
      },
    },
    {
      words: {
        ja: 'お知らせを受け取るチャットを開き、アドレスの #!rid のあとの数字を、下の欄に貼り付けます。',
        en: 'Open the chat that shall get the messages and paste the digits after #!rid of its address below.',
      },
    },
  ],
  send: (message, values, world) => {
    const fitted = shrinkMessage(message, (one) => Buffer.byteLength(render(one)) <= mostBytes);
    const url = `${world.origin ?? 'https://api.chatwork.com'}/v2/rooms/${encodeURIComponent(values['room'] ?? '')}/messages`;
    return deliver(
      world,
      {
        method: 'POST',
        url,
        headers: {
          'x-chatworktoken': values['token'] ?? '',
          'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        },
        // Unread for the account itself too: else whoever uses their own token would see nothing new.
        body: new URLSearchParams({ body: render(fitted), self_unread: '1' }).toString(),
      },
      ({ status, headers }) => {
        if (status === 403 || status === 404) return { failure: 'refused-recipient' };
        if (status !== 429) return null;
        return { failure: 'too-often', retryAfterMs: untilEpoch(headers['x-ratelimit-reset'], world.now()) };
      },
    );
  },
};

const notARoom = {
  ja: 'ルームIDは数字です。チャットを開いたときのアドレスの、#!rid のあとにあります。',
  en: 'A room ID is digits: those after #!rid in the address of the chat.',
};

function render(message: Message): string {
  return `[info][title]${escape(message.subject)}[/title]${renderText(message, { escape, withSubject: false })}[/info]`;
}

/** Its marks stand in square brackets, and there is no way to write a bracket itself. */
function escape(text: string): string {
  return text.replaceAll('[', '\uff3b').replaceAll(']', '\uff3d');
}
