import { describe, expect, it } from 'vitest';

import { getDriver, allDrivers } from './all-drivers';
import { channelKinds } from './channel-kinds';
import type { ChannelKind } from './channel-kinds';
import { wordFailure } from './failure-words';
import { sendFailures } from './send-outcome';

function read(kind: ChannelKind, name: string, text: string) {
  const field = getDriver(kind).fields.find((one) => one.name === name);
  if (!field) throw new Error(`No field ${name}`);
  return field.read(text);
}

describe('what is often pasted instead', () => {
  it.each([
    ['line', 'to', 'taro_yamada', 'LINE ID'],
    ['line', 'to', '@123abcde', 'LINE ID'],
    ['line', 'to', 'U123', '32文字'],
    ['line', 'token', '0123456789abcdef0123456789abcdef', 'チャネルシークレット'],
    ['chatwork', 'room', 'みんなの部屋', '#!rid'],
    ['chatwork', 'token', 'パスワード', '英数字'],
    ['slack', 'url', 'https://app.slack.com/client/T0/C0', 'チャンネルのアドレス'],
    ['slack', 'url', 'https://hooks.slack.com/workflows/T0/A0/1/x', 'Incoming Webhooks'],
    ['slack', 'url', 'https://hooks.slack.com.evil.test/services/T0/B0/x', 'hooks.slack.com/services'],
    ['discord', 'url', 'https://discord.com/channels/1/2', 'チャンネルのアドレス'],
    ['discord', 'url', 'https://discord.gg/abc', '招待'],
    ['teams', 'url', 'https://contoso.webhook.office.com/webhookb2/1', 'コネクタ'],
    ['teams', 'url', 'https://teams.microsoft.com/l/channel/1', 'チャネルのアドレス'],
    ['telegram', 'token', 'my-bot', '数字とコロン'],
    ['telegram', 'chat', '090-1234-5678', '電話番号'],
    ['ntfy', 'server', 'https://ntfy.sh/mytopic', 'トピックは次の欄'],
    ['ntfy', 'topic', 'abc', '6〜64文字'],
    ['webhook', 'url', 'https://user:pass@example.jp/', 'パスワードは入れられません'],
    ['webhook', 'url', 'javascript:alert(1)', 'https://'],
    ['webhook', 'url', 'https://hooks.slack.com/services/T0/B0/x', 'Slack'],
    ['webhook', 'secret', 'short', '16文字以上'],
    ['web-push', 'endpoint', 'http://push.example.net/x', 'もう一度'],
  ] as const)('%s, %s: %j is refused with a sentence about it', (kind, name, text, word) => {
    const reading = read(kind, name, text);
    expect(reading.ok ? '' : reading.sentence.ja).toContain(word);
  });

  it('a line break never gets into a header or an address', () => {
    for (const { kind, fields } of allDrivers) {
      for (const { name } of fields) {
        const reading = read(kind, name, 'abc\r\nX-Evil: 1');
        if (reading.ok) expect(reading.value, `${kind} ${name}`).not.toMatch(/[\r\n]/);
      }
    }
  });

  it('a whole address of a Chatwork room will do', () => {
    expect(read('chatwork', 'room', 'https://www.chatwork.com/#!rid123456')).toEqual({ ok: true, value: '123456' });
  });
});

describe('every channel', () => {
  it('has a driver, in the order in which it is offered', () => {
    expect(allDrivers.map(({ kind }) => kind)).toEqual(channelKinds);
  });

  it('keeps what gives access a secret', () => {
    const open = allDrivers.flatMap(({ kind, fields }) =>
      fields.filter(({ isSecret }) => !isSecret).map(({ name }) => `${kind} ${name}`),
    );
    expect(open.filter((name) => /token|password|secret|url|topic|key|auth|endpoint/.test(name))).toEqual([]);
  });

  it('words every failure in two languages', () => {
    for (const kind of channelKinds) {
      for (const failure of sendFailures) {
        const { ja, en } = wordFailure(kind, failure);
        expect(ja, `${kind} ${failure}`).toMatch(/[ぁ-ん].*。$/);
        expect(en, `${kind} ${failure}`).toMatch(/^[A-Z][^ぁ-ん]*\.$/);
      }
    }
    expect(wordFailure('email', 'bad-certificate').ja).toContain('*.conoha.ne.jp');
    expect(wordFailure('webhook', 'blocked-port').ja).toContain('KIGEN_ALLOW_PORTS');
  });

  it('promises with no failure that it is sent again: a trial is not, nor what was given up', () => {
    for (const kind of channelKinds) {
      for (const failure of sendFailures) {
        const { ja, en } = wordFailure(kind, failure);
        expect(ja, `${kind} ${failure}`).not.toContain('送り直し');
        expect(en, `${kind} ${failure}`).not.toContain('again by itself');
      }
    }
  });

  it('leads through its set-up by steps, with addresses over https', () => {
    for (const { kind, steps } of allDrivers) {
      expect(steps.length, kind).toBeGreaterThan(0);
      for (const { url } of steps) if (url !== undefined) expect(url).toMatch(/^https:\/\//);
    }
  });
});
