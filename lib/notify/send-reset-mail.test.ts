import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { createTestWorld } from '@/lib/testing/channels/channel-world';
import { smtpUser, startSmtpServer } from '@/lib/testing/channels/smtp-server';
import type { TestSmtpServer } from '@/lib/testing/channels/smtp-server';
import { startDnsServer } from '@/lib/testing/dns-server';
import type { TestDnsServer } from '@/lib/testing/dns-server';
import { mintLeaf, mintRoot, toServerCertificate } from '@/lib/testing/mint';
import { createNoticeWorld } from '@/lib/testing/notice-world';
import type { NoticeWorld } from '@/lib/testing/notice-world';

import type { Notifier } from './notifier';
import { addChannel } from './save-channel';
import { sendResetMail } from './send-reset-mail';

const root = mintRoot();
let smtp: TestSmtpServer;
let dns: TestDnsServer;
let world: NoticeWorld;
let notifier: Notifier;

beforeAll(async () => {
  const certificate = toServerCertificate(mintLeaf(root, { names: ['smtp.test'] }));
  smtp = await startSmtpServer({ certificate, encryption: 'tls' });
  dns = await startDnsServer({ 'smtp.test': { A: ['127.0.0.1'] } });
});
afterAll(() => Promise.all([smtp.close(), dns.close()]));
beforeEach(async () => {
  world = await createNoticeWorld();
  const outside = createTestWorld({ ports: [smtp.port], roots: [root.pem], dnsServers: [dns.server] });
  notifier = { ...world.notifier, world: outside };
  const times = { createdAt: world.now(), updatedAt: world.now() };
  const person = { name: 'o', email: 'owner@example.jp', emailVerified: true, role: 'owner', seesAll: true };
  await world.db.user.create({ data: { id: 'o', ...person, ...times } });
  const server = { host: 'smtp.test', port: String(smtp.port), encryption: 'tls', ...smtpUser };
  const typed = { ...server, from: 'alert@example.jp', to: 'someone@example.net' };
  const choice = { name: '', locale: 'ja', tellsAll: true, tagIds: [], typed } as const;
  const saved = await addChannel(notifier, { personId: null, signature: 'o' }, 'email', choice);
  expect(saved).toMatchObject({ kind: 'saved' });
});
afterEach(() => world[Symbol.asyncDispose]());

/** How many mails come of so many requests. */
async function ask(times: number, asker: string | null, address = 'Owner@example.jp'): Promise<number> {
  const before = smtp.mails.length;
  for (let time = 0; time < times; time += 1) await sendResetMail(notifier, { address, asker, locale: 'ja' });
  return smtp.mails.length - before;
}

it('a stranger who asks for links uses up none but their own, and no mailbox is flooded', async () => {
  expect(await ask(5, '203.0.113.9')).toBe(3);
  expect(await ask(1, '198.51.100.7')).toBe(1);
  expect(smtp.mails.at(-1)?.to).toEqual(['owner@example.jp']);
  expect(await ask(5, null)).toBe(3);
  let others = 0;
  for (let place = 0; place < 8; place += 1) others += await ask(3, `192.0.2.${place}`);
  expect(others).toBe(13);
  expect(await world.db.oneTimeLink.count({ where: { usedAt: null } })).toBe(20);
  expect(await ask(1, '198.51.100.8', 'nobody@example.jp')).toBe(0);
});
