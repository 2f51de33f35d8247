import type { ChannelDriver, ChannelQuota, ChannelValues, ChannelWorld } from '@/lib/notify/channel-driver';
import type { OutgoingAnswer } from '@/lib/notify/outgoing';

import { deliver, postJson, readMember } from './deliver';
import type { Reading } from './deliver';
import { accept, readPattern, refuse } from './read-fields';
import { renderText } from './render-text';
import { shrinkMessage } from './shrink-message';

/** https://developers.line.biz/en/reference/messaging-api/#text-message: UTF-16 units */
const longestText = 5000;
const readId = readPattern(/^[UCR][0-9a-f]{32}$/, {
  ja: 'ユーザーIDは U で始まり、そのあとに0〜9とa〜fが32文字続きます。グループのIDは C で始まります。',
  en: 'A user ID is U followed by 32 characters of 0–9 and a–f. The ID of a group begins with C.',
});

export const line: ChannelDriver = {
  kind: 'line',
  label: { ja: 'LINE', en: 'LINE' },
  about: {
    ja: 'スマートフォンのLINEに届きます。LINE公式アカウントを自分で作る必要があり、無料のプランでは月200通までです。',
    en: 'Arrives in LINE on a phone. You need a LINE Official Account of your own; its free plan sends 200 messages a month.',
  },
  fields: [
    {
      name: 'token',
      isSecret: true,
      isRequired: true,
      label: { ja: 'チャネルアクセストークン(長期)', en: 'Channel access token (long-lived)' },
      hint: {
        ja: '「Messaging API設定」のいちばん下で発行します。170文字ほどの長い文字列です。',
        en: 'Issued at the bottom of the tab “Messaging API”. About 170 characters.',
      },
      inputType: 'password',
      read: readPattern(/^[A-Za-z0-9+/=._-]{100,}$/, {
        ja: 'チャネルアクセストークンは、170文字ほどの英数字と記号です。「チャネルシークレット」(32文字)ではありません。',
        en: 'A channel access token has about 170 letters, digits and signs. It is not the channel secret (32 characters).',
      }),
    },
    {
      name: 'to',
      isSecret: false,
      isRequired: true,
      label: { ja: 'あなたのユーザーID', en: 'Your user ID' },
      hint: {
        ja: '「チャネル基本設定」の下の方にあります。U で始まる33文字です。友だち追加に使うLINE IDではありません。',
        en: 'Near the end of the tab “Basic settings”: 33 characters that begin with U. It is not the LINE ID for adding friends.',
      },
      inputType: 'text',
      read: (text) => {
        const isLineId = /^@?[a-z0-9._-]{3,20}$/.test(text.trim());
        if (isLineId) return refuse(notTheLineId);
        const reading = readId(text.trim().replace(/^[ucr]/, (letter) => letter.toUpperCase()));
        return reading.ok ? accept(reading.value) : reading;
      },
    },
  ],
  steps: [
    {
      words: {
        ja: 'LINE Developersコンソールを開き、LINEのアカウントでログインします。',
        en: 'Open the LINE Developers Console and log in with your LINE account.',
      },
      url: 'https://developers.line.biz/console/',
    },
    {
      words: {
        ja: 'プロバイダーを作り、その中に Messaging API のチャネル(LINE公式アカウント)を作ります。',
        en: 'Create a provider, and in it a Messaging API channel (a LINE Official Account).',
      },
      url: 'https://developers.line.biz/ja/docs/messaging-api/getting-started/',
    },
    {
      words: {
        ja: '「Messaging API設定」にあるQRコードを自分のスマートフォンで読み、友だちに追加します。追加しないと届きません。',
        en: 'In the tab “Messaging API” scan the QR code with your phone and add the account as a friend. Nothing arrives otherwise.',
      },
    },
    {
      words: {
        ja: '同じ「Messaging API設定」で「チャネルアクセストークン(長期)」を発行し、下の欄に貼り付けます。',
        en: 'In the same tab issue a “Channel access token (long-lived)” and paste it below.',
      },
    },
    {
      words: {
        ja: '「チャネル基本設定」にある「あなたのユーザーID」を、下の欄に貼り付けます。',
        en: 'In the tab “Basic settings” copy “Your user ID” and paste it below.',
      },
    },
  ],
  send: (message, values, world) => {
    const fitted = shrinkMessage(message, (one) => renderText(one).length <= longestText);
    const body = { to: values['to'], messages: [{ type: 'text', text: renderText(fitted) }] };
    const headers = { ...signIn(values), 'x-line-retry-key': message.idempotencyKey };
    return deliver(world, postJson(`${origin(world)}/v2/bot/message/push`, body, headers), readAnswer);
  },
  readQuota,
};

const notTheLineId = {
  ja: 'これはLINE ID(友だち追加に使うもの)のようです。ここには、U で始まる33文字の「あなたのユーザーID」を入れてください。',
  en: 'This looks like a LINE ID, which is for adding friends. Paste “Your user ID”, 33 characters that begin with U.',
};

function readAnswer({ status, body }: OutgoingAnswer): Reading | null {
  // The same retry key was accepted before: it has been sent.
  if (status === 409) return { failure: null };
  const said = readMember(body, 'message');
  const text = typeof said === 'string' ? said : '';
  if (status === 400)
    return { failure: /'to'|Failed to send messages/.test(text + body) ? 'refused-recipient' : 'rejected' };
  if (status === 429) return { failure: /monthly limit/i.test(text) ? 'used-up' : 'too-often' };
  return null;
}

/** https://developers.line.biz/en/reference/messaging-api/#get-quota */
async function readQuota(values: ChannelValues, world: ChannelWorld): Promise<ChannelQuota | null> {
  const [quota, consumption] = await Promise.all(
    ['quota', 'quota/consumption'].map((path) =>
      world.outgoing.request({
        method: 'GET',
        url: `${origin(world)}/v2/bot/message/${path}`,
        headers: signIn(values),
      }),
    ),
  );
  if (!quota?.ok || !consumption?.ok || quota.answer.status !== 200 || consumption.answer.status !== 200) return null;
  const limit = readMember(quota.answer.body, 'value');
  const used = readMember(consumption.answer.body, 'totalUsage');
  if (typeof used !== 'number') return null;
  if (readMember(quota.answer.body, 'type') === 'none') return { limit: null, used };
  return typeof limit === 'number' ? { limit, used } : null;
}

function signIn(values: ChannelValues): Record<string, string> {
  return { authorization: `Bearer ${values['token'] ?? ''}` };
}

function origin({ origin: standIn }: ChannelWorld): string {
  return standIn ?? 'https://api.line.me';
}
