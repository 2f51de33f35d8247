import type { ChannelDriver } from '@/lib/notify/channel-driver';

import { deliver, postJson, readMember } from './deliver';
import { readPattern } from './read-fields';
import { toRetryMs } from './read-retry-after';
import { renderText } from './render-text';
import { shrinkMessage } from './shrink-message';

/** https://core.telegram.org/bots/api#sendmessage */
const longestText = 4096;

export const telegram: ChannelDriver = {
  kind: 'telegram',
  label: { ja: 'Telegram', en: 'Telegram' },
  about: {
    ja: 'Telegramに届きます。無料で、通数の上限もゆるやかです。',
    en: 'Arrives in Telegram. It costs nothing, and its limits are wide.',
  },
  fields: [
    {
      name: 'token',
      isSecret: true,
      isRequired: true,
      label: { ja: 'ボットのトークン', en: 'Token of the bot' },
      hint: {
        ja: '数字、コロン(:)、35文字ほどの英数字が続いたものです。',
        en: 'Digits, a colon and about 35 letters and digits.',
      },
      inputType: 'password',
      read: readPattern(/^\d{5,15}:[\w-]{30,60}$/, {
        ja: 'トークンは 123456789:AA… のように、数字とコロンで始まります。',
        en: 'A token looks like 123456789:AA…, with digits and a colon first.',
      }),
    },
    {
      name: 'chat',
      isSecret: false,
      isRequired: true,
      label: { ja: 'チャットのID', en: 'ID of the chat' },
      hint: {
        ja: '数字です。グループでは - で始まります。公開チャンネルなら @名前 でもかまいません。',
        en: 'Digits; that of a group begins with -. A public channel may be @name.',
      },
      inputType: 'text',
      read: readPattern(/^(?:-?\d{3,20}|@[A-Za-z]\w{3,31})$/, {
        ja: 'チャットのIDは数字です(グループでは - で始まります)。自分のユーザー名や電話番号ではありません。',
        en: 'The ID of a chat is digits (with - first for a group). It is not your user name or telephone number.',
      }),
    },
  ],
  steps: [
    {
      words: {
        ja: 'Telegramで @BotFather を開き、/newbot と送ります。名前を決めると、トークンが返ってきます。下の欄に貼り付けます。',
        en: 'In Telegram open @BotFather and send /newbot. When you have chosen a name, it answers with a token: paste it below.',
      },
      url: 'https://t.me/BotFather',
    },
    {
      words: {
        ja: 'できたボットを開き、「開始」を押して、何か一言送ります。送らないと、ボットからは話しかけられません。',
        en: 'Open your bot, press “Start” and send it a word. A bot cannot write to you before that.',
      },
    },
    {
      words: {
        ja: 'ブラウザーで https://api.telegram.org/bot(トークン)/getUpdates を開き、"chat":{"id": のあとの数字を、下の欄に貼り付けます。',
        en: 'In a browser open https://api.telegram.org/bot(token)/getUpdates and paste the digits after "chat":{"id": below.',
      },
      url: 'https://core.telegram.org/bots/api#getupdates',
    },
  ],
  send: (message, values, world) => {
    const render = (one: typeof message): string => renderText(one, { escape });
    const fitted = shrinkMessage(message, (one) => render(one).length <= longestText);
    const url = `${world.origin ?? 'https://api.telegram.org'}/bot${values['token'] ?? ''}/sendMessage`;
    // Without a parse_mode nothing in the text is markup.
    const body = { chat_id: values['chat'], text: render(fitted), link_preview_options: { is_disabled: true } };
    return deliver(world, postJson(url, body), ({ status, body: text }) => {
      if (status === 404) return { failure: 'refused-sign-in' };
      if (status === 403) return { failure: 'refused-recipient' };
      if (status === 400) {
        return {
          failure: /chat|user|peer/i.test(String(readMember(text, 'description'))) ? 'refused-recipient' : 'rejected',
        };
      }
      if (status !== 429) return null;
      return { failure: 'too-often', retryAfterMs: toRetryMs(readMember(text, 'parameters', 'retry_after')) };
    });
  },
};

/** Even plain text calls people by "@name" and makes commands of "/name": a name from outside must not. */
function escape(text: string): string {
  return text
    .replaceAll('@', '\uff20')
    .replace(/(^|\s)\/(?=\w)/g, '$1\uff0f')
    .replaceAll('://', ':\uff0f\uff0f');
}
