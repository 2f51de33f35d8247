import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { eventKindNames } from '@/lib/events/event-kinds';
import { eventOutcomes } from '@/lib/events/site-event';
import { buildNoticed, noticedAt } from '@/lib/testing/channels/build-noticed';
import { composeMessage } from '@/lib/notify/compose-message';

import { signPayload } from './webhook';

const text = readFileSync(path.resolve(import.meta.dirname, '../../../docs/webhook.md'), 'utf8');
const block = (kind: string): string =>
  new RegExp(`^\`\`\`${kind}\\n([^]*?)^\`\`\`$`, 'm').exec(text)?.[1]?.trim() ?? '';

const secret = 'an-example-secret-of-32-letters!';
const { data } = composeMessage({
  idempotencyKey: '6b1d3c1e-7a41-4b52-9a35-0e6d0c4f7a11',
  noticed: [buildNoticed('renewal-overdue')],
  locale: 'en',
  zone: 'Asia/Tokyo',
  baseUrl: 'https://kigen.example.jp',
  now: noticedAt,
});
const body = JSON.stringify(data);
const signature = signPayload(secret, body, noticedAt);

describe('docs/webhook.md', () => {
  it('shows the payload as it is sent, and its signature', () => {
    expect(JSON.parse(block('json'))).toEqual(JSON.parse(body));
    expect(block('text')).toBe(`Kigen-Signature: ${signature}`);
  });

  it('names every field, kind and outcome', () => {
    const [event = {}] = data.events;
    const names = [...Object.keys(data), ...Object.keys(event), ...eventKindNames, ...eventOutcomes];
    expect(names.filter((name) => !text.includes(`\`${name}\``) && name !== 'openedAt' && name !== 'closedAt')).toEqual(
      [],
    );
  });

  it('has a program that takes what Kigen has sent, and nothing else', () => {
    const at = noticedAt.getTime() / 1000;
    const tries = [
      [secret, signature, body, at],
      [secret, signature, body, at + 299],
      [secret, signature, body, at + 301],
      ['another-secret-of-32-letters!!!!', signature, body, at],
      [secret, signature, body.replace('18', '19'), at],
      [secret, signature.replace(/t=\d+/, `t=${at + 1}`), body, at],
      [secret, undefined, body, at],
      [secret, 'v1=00', body, at],
    ];
    const run = `${block('js')}\nconsole.log(JSON.stringify(${JSON.stringify(tries)}.map((one) => isFromKigen(...one))));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', run], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([true, true, false, false, false, false, false, false]);
  });
});
