import { isIP } from 'node:net';

import webPushLibrary from 'web-push';

import type { ChannelDriver, ChannelValues, ChannelWorld } from '@/lib/notify/channel-driver';
import type { Message } from '@/lib/notify/message';

import { deliver, failed, withOrigin } from './deliver';
import { readAddress, readPattern } from './read-fields';
import { isDigest, renderDetails, renderText } from './render-text';
import { shrinkMessage } from './shrink-message';

/** Push services take 4,096 bytes once it is encrypted (RFC 8030 §7.2). */
const mostBytes = 3000;
const secondsToLive = 24 * 60 * 60;

const notFromBrowser = {
  ja: 'ブラウザーから受け取った情報が読めませんでした。もう一度「この端末に通知する」を押してください。',
  en: 'What the browser gave could not be read. Press the button again.',
};

const keyField = { isSecret: true, isRequired: true, hint: { ja: '', en: '' }, inputType: 'text' } as const;

export const webPush: ChannelDriver = {
  kind: 'web-push',
  label: { ja: 'この端末への通知', en: 'Notifications on this device' },
  about: {
    ja: 'ブラウザーやスマートフォンの通知として届きます。無料で、ほかのアプリは要りません。',
    en: 'Arrives as a notification of the browser or phone. It costs nothing and needs no other app.',
  },
  fields: [
    {
      ...keyField,
      name: 'endpoint',
      label: { ja: '届け先', en: 'Endpoint' },
      read: readAddress({ pattern: /^https:\/\//, sentence: notFromBrowser }),
    },
    {
      ...keyField,
      name: 'p256dh',
      label: { ja: '端末の鍵', en: 'Key of the device' },
      // 65 bytes, in base64url.
      read: readPattern(/^B[\w-]{86}=?$/, notFromBrowser),
    },
    {
      ...keyField,
      name: 'auth',
      label: { ja: '端末の合言葉', en: 'Secret of the device' },
      read: readPattern(/^[\w-]{22}(?:==)?$/, notFromBrowser),
    },
  ],
  steps: [
    {
      words: {
        ja: 'iPhoneやiPadでは、先にこのページをホーム画面に追加し、そこから開きます。Androidやパソコンでは、そのままで使えます。',
        en: 'On an iPhone or iPad first add this page to the home screen and open it from there. Elsewhere it works as it is.',
      },
    },
    {
      words: {
        ja: 'ボタンを押し、ブラウザーの問いに「許可」で答えます。',
        en: 'Press the button, and answer the browser’s question with “Allow”.',
      },
    },
  ],
  send: async (message, values, world) => {
    const request = await encrypt(message, values, world);
    if (request === null) return failed('rejected', 'keys that nothing can be encrypted for');
    return deliver(world, request, ({ status }) => (status === 403 ? { failure: 'gone' } : null));
  },
};

async function encrypt(message: Message, values: ChannelValues, { vapid, baseUrl, origin }: ChannelWorld) {
  const keys = await vapid();
  const { endpoint = '', p256dh = '', auth = '' } = values;
  const fitted = shrinkMessage(message, (one) => Buffer.byteLength(toPayload(one)) <= mostBytes);
  try {
    const { headers, body } = webPushLibrary.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      toPayload(fitted),
      {
        vapidDetails: { subject: findContact(baseUrl), ...keys },
        TTL: secondsToLive,
        urgency: message.level === 'good' || message.level === 'information' ? 'normal' : 'high',
        topic: message.idempotencyKey.replaceAll('-', '').slice(0, 32),
        contentEncoding: 'aes128gcm',
      },
    );
    // They are said to be texts, and some are numbers.
    const texts = Object.entries<unknown>(headers).map(([name, value]) => [name, String(value)] as const);
    return { method: 'POST' as const, url: withOrigin(endpoint, origin), headers: Object.fromEntries(texts), body };
  } catch {
    // The library throws for keys that are no keys: they were stored long ago, by whatever browser.
    return null;
  }
}

/** As public/sw.js reads it. */
function toPayload(message: Message): string {
  const { subject, lead, items, link, idempotencyKey, data } = message;
  const [event] = data.events;
  const isOne = data.events.length === 1 && event !== undefined;
  const details = items.length === 1 ? items.map((item) => renderDetails(item.details, (text) => text)) : [];
  const body = isDigest(message)
    ? renderText({ ...message, footer: '' }, { withSubject: false })
    : [lead, ...details].filter((part) => part !== '').join('\n');
  return JSON.stringify({
    title: subject,
    body,
    url: link.url,
    tag: isOne ? `event-${event.eventId}` : idempotencyKey,
  });
}

/** Who answers for the pushes. Apple refuses one that names this machine. */
function findContact(baseUrl: string): string {
  const { protocol, hostname } = new URL(baseUrl);
  const isPublic = protocol === 'https:' && hostname.includes('.') && isIP(hostname) === 0;
  return isPublic ? baseUrl : 'https://example.com';
}
