import type { EventLevel } from '@/lib/events/event-kinds';
import type { ChannelDriver } from '@/lib/notify/channel-driver';

import { deliver, postJson, readMember } from './deliver';
import { readAddress, readPattern } from './read-fields';
import { renderText } from './render-text';
import { shrinkMessage } from './shrink-message';

/** https://docs.ntfy.sh/publish/#limitations: longer ones would become a file. */
const mostBytes = 4096;

/** https://docs.ntfy.sh/publish/#message-priority and #tags-emojis */
const looks: Readonly<Record<EventLevel, { priority: number; tag: string }>> = {
  good: { priority: 3, tag: 'white_check_mark' },
  information: { priority: 2, tag: 'information_source' },
  action: { priority: 4, tag: 'warning' },
  urgent: { priority: 4, tag: 'warning' },
  blocked: { priority: 5, tag: 'rotating_light' },
};

export const ntfy: ChannelDriver = {
  kind: 'ntfy',
  label: { ja: 'ntfy', en: 'ntfy' },
  about: {
    ja: 'スマートフォンのアプリに届きます。登録なしで使え、自分のサーバーでも動かせます。',
    en: 'Arrives in an app on a phone. It needs no account, and can run on a server of your own.',
  },
  fields: [
    {
      name: 'server',
      isSecret: false,
      isRequired: true,
      label: { ja: 'サーバーのアドレス', en: 'Address of the server' },
      hint: {
        ja: 'ふつうは https://ntfy.sh のままでかまいません。',
        en: 'https://ntfy.sh unless you run one of your own.',
      },
      inputType: 'url',
      initial: 'https://ntfy.sh',
      read: readAddress({
        pattern: /^https?:\/\/[^/?#]+\/$/,
        sentence: {
          ja: 'サーバーのアドレスだけを、https://ntfy.sh のように入れてください。トピックは次の欄に入れます。',
          en: 'Only the address of the server, such as https://ntfy.sh. The topic has a field of its own.',
        },
      }),
    },
    {
      name: 'topic',
      isSecret: true,
      isRequired: true,
      label: { ja: 'トピック', en: 'Topic' },
      hint: {
        ja: '知っている人は誰でも読めます。人に当てられない、長い名前にしてください。',
        en: 'Whoever knows it can read along. Choose a long one that nobody can guess.',
      },
      inputType: 'text',
      read: readPattern(/^[-\w]{6,64}$/, {
        ja: 'トピックは6〜64文字で、英数字と - と _ だけが使えます。',
        en: 'A topic has 6 to 64 letters, digits, - and _.',
      }),
    },
    {
      name: 'token',
      isSecret: true,
      isRequired: false,
      label: { ja: 'アクセストークン(あれば)', en: 'Access token (if there is one)' },
      hint: {
        ja: '鍵のかかったトピックにだけ要ります。tk_ で始まります。',
        en: 'Only for a topic that is locked. It begins with tk_.',
      },
      inputType: 'password',
      read: readPattern(/^tk_[A-Za-z0-9]{20,60}$/, {
        ja: 'アクセストークンは tk_ で始まる、32文字ほどの英数字です。',
        en: 'An access token begins with tk_ and has about 32 letters and digits.',
      }),
    },
  ],
  steps: [
    {
      words: { ja: 'スマートフォンに「ntfy」のアプリを入れます。', en: 'Install the app “ntfy” on your phone.' },
      url: 'https://docs.ntfy.sh/subscribe/phone/',
    },
    {
      words: {
        ja: 'アプリで、新しいトピックを購読します。名前は人に当てられないものにします。',
        en: 'In the app subscribe to a new topic, with a name that nobody can guess.',
      },
    },
    { words: { ja: '同じ名前を、下の「トピック」に入れます。', en: 'Enter the same name under “Topic” below.' } },
  ],
  send: (message, values, world) => {
    const render = (one: typeof message): string => renderText(one, { withSubject: false });
    const fitted = shrinkMessage(message, (one) => Buffer.byteLength(render(one)) <= mostBytes);
    const { priority, tag } = looks[message.level];
    const token = values['token'] ?? '';
    const body = {
      topic: values['topic'],
      title: message.subject,
      message: render(fitted),
      click: message.link.url,
      priority,
      tags: [tag],
    };
    const headers: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
    return deliver(world, postJson(values['server'] ?? '', body, headers), ({ status, body: text }) => {
      // 42908: the messages of this day are used up.
      if (status === 429) return { failure: readMember(text, 'code') === 42908 ? 'used-up' : 'too-often' };
      return null;
    });
  },
};
