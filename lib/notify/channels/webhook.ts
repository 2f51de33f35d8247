import { createHmac } from 'node:crypto';

import type { ChannelDriver } from '@/lib/notify/channel-driver';

import { deliver } from './deliver';
import { readAddress, readPattern } from './read-fields';

export const webhook: ChannelDriver = {
  kind: 'webhook',
  label: { ja: 'Webhook(自分のプログラム)', en: 'Webhook (a program of your own)' },
  about: {
    ja: '決まった形のデータ(JSON)を、あなたの指定したアドレスへ送ります。プログラムを書ける人向けです。',
    en: 'Sends data of a documented form (JSON) to an address of yours. For people who write programs.',
  },
  fields: [
    {
      name: 'url',
      isSecret: true,
      isRequired: true,
      label: { ja: '送り先のアドレス', en: 'Address' },
      hint: {
        ja: 'https で始まるアドレスです。443 ではないポート番号は KIGEN_ALLOW_PORTS に加えたものだけ、http は KIGEN_ALLOW_NETS で許したネットワークの中だけで使えます。',
        en: 'It begins with https. Another port than 443 has to be in KIGEN_ALLOW_PORTS; http works only inside the networks of KIGEN_ALLOW_NETS.',
      },
      inputType: 'url',
      read: readAddress({
        pattern: /^https?:\/\/[^/]+\//,
        sentence: {
          ja: 'https:// で始まるアドレスを入れてください。ユーザー名やパスワードは入れられません。',
          en: 'An address that begins with https://, without a user name or password in it.',
        },
        mistakes: [
          {
            pattern: /^https:\/\/(?:hooks\.slack\.com|(?:\w+\.)?discord(?:app)?\.com\/api)\//,
            sentence: {
              ja: 'SlackやDiscordには、専用の送り先があります。そちらを選んでください。',
              en: 'Slack and Discord have channels of their own: choose those.',
            },
          },
        ],
      }),
    },
    {
      name: 'secret',
      isSecret: true,
      isRequired: true,
      label: { ja: '署名の合言葉', en: 'Secret for the signature' },
      hint: {
        ja: '受け取る側が、Kigenから来たことを確かめるための、16文字以上の合言葉です。',
        en: 'At least 16 characters, by which the receiver makes sure that Kigen has sent it.',
      },
      inputType: 'password',
      read: readPattern(/^[\x21-\x7e]{16,200}$/, {
        ja: '合言葉は16文字以上の英数字と記号にしてください。',
        en: 'The secret has to have at least 16 letters, digits and signs.',
      }),
    },
  ],
  steps: [
    {
      words: {
        ja: '届くデータの形と、署名の確かめ方は docs/webhook.md にあります。',
        en: 'The form of the data and how to verify the signature are in docs/webhook.md.',
      },
    },
    {
      words: {
        ja: '受け取るプログラムに合言葉を設定し、アドレスと合言葉を下の欄に入れます。',
        en: 'Give your program the secret, and enter its address and the secret below.',
      },
    },
  ],
  send: (message, values, world) => {
    const body = JSON.stringify(message.data);
    return deliver(world, {
      method: 'POST',
      url: values['url'] ?? '',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': message.idempotencyKey,
        'kigen-signature': signPayload(values['secret'] ?? '', body, world.now()),
      },
      body,
    });
  },
};

/** "t=1795953600,v1=…": HMAC-SHA256 over "t.body", so that what was recorded cannot be sent again later. */
export function signPayload(secret: string, body: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
