import { describe, expect, it } from 'vitest';

import { hideSecrets } from './hide-secrets';
import { createLog } from './log';

function write(work: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  work(createLog({ write: (line) => void lines.push(line) }));
  return lines;
}

/** Made up, in the shape that each service gives them. */
const secrets = {
  'a session': 'Xk3vQ8sTz1LmNp7RwYb2Cd4EfGh6Ij9K',
  'a LINE channel token': 'dGhpcyBpcyBub3QgYSByZWFsIHRva2Vu0123456789abcdefABCDEF0123456789+/x=',
  'a Discord webhook': 'https://discord.com/api/webhooks/112233445566778899/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789',
  'a Slack webhook': 'https://hooks.slack.com/services/T00000000/B00000000/abcdefghijklmnop12345678',
  'a Telegram bot': 'https://api.telegram.org/bot123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11/sendMessage',
  'a password in an address': 'smtps://me@example.jp:hunter2secret@mail.example.jp',
  'a master key': '5e'.repeat(32),
} as const;

const wrappings: Record<string, (secret: string) => unknown> = {
  'an error': (secret) => new Error(`sending failed: ${secret}`),
  'a cause': (secret) => new Error('sending failed', { cause: new Error(`with ${secret}`) }),
  'a header': (secret) => new Error(`{"authorization":"Bearer ${secret}"}`),
  'a setting': (secret) => ({ channel: { token: secret, name: 'LINE' } }),
  'a sentence': (secret) => `password=${secret}`,
};

describe('createLog', () => {
  it('writes one object a line, with its level, its instant and what went wrong', () => {
    const [line = ''] = write((log) => log.error({ err: new Error('the watch broke') }, 'A look failed'));
    expect(line.endsWith('\n')).toBe(true);
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      name: 'kigen',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as unknown,
      msg: 'A look failed',
      err: { type: 'Error', message: 'the watch broke', stack: expect.stringContaining('log.test.ts') as unknown },
    });
  });

  for (const [what, secret] of Object.entries(secrets)) {
    it.each(Object.entries(wrappings))(`never tells ${what} in %s`, (_, wrap) => {
      const lines = write((log) => {
        const value = wrap(secret);
        if (value instanceof Error) log.error({ err: value }, value.message);
        else if (typeof value === 'string') log.warn(value);
        else log.warn(value, 'a channel');
      });
      const text = lines.join('');
      const parts = secret.split(/[/:@]+/).filter((part) => part.length > 12 && !/^[\w-]+(\.[\w-]+)+$/.test(part));
      expect(text).not.toContain(secret);
      for (const part of parts) expect(text).not.toContain(part);
      expect(text).toContain('[hidden]');
      for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    });
  }
});

describe('hideSecrets', () => {
  it.each([
    'The watch could not use the database. The disk is full; free some space and try again.',
    'at checkDueEndpoints (/srv/kigen/lib/monitor/check-due-endpoints.ts:41:11)',
    'shop.example.jp:443 showed CN=YR2 from 192.0.2.1',
    'delivery 88f09172-55a8-4c79-bf17-43863575f568 was given up',
    'A1:B2:C3:D4:E5:F6:A1:B2:C3:D4:E5:F6',
  ])('leaves alone what helps: %s', (text) => expect(hideSecrets(text)).toBe(text));
});
