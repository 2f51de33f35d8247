import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { limits } from '@/lib/auth/limits';
import { takeAllowance } from '@/lib/db/allowance';
import { createApiWorld } from '@/lib/testing/api-world';
import { allRoutes } from './_api/all-routes';

const answer = z.looseObject({
  sites: z.array(z.looseObject({ host: z.string(), compared: z.string() })),
  links: z.array(z.looseObject({ host: z.string(), doubt: z.string().nullable() })),
});
const text = `[ConoHa] SSLサーバ証明書更新のご案内(20日前)
下記SSLサーバ証明書の自動更新に失敗しました。
有効期限日まで残り【20日】となります。
[コモンネーム]www.shop.example.jp
https://conoha-login.example.com/
`;
const eml = (body: string) =>
  Buffer.from(`From: support@conoha.jp\r\nSubject: test\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}`);

describe('the inbox of the API', () => {
  it('reads a mail, looks at the site that it names, and keeps nothing of it', async () => {
    await using world = await createApiWorld(allRoutes);
    const siteId = await world.addSite('shop.example.jp');
    const { key } = await world.makeKey();
    world.clock.advance(60 * 60 * 1000);
    const { status, json } = await world.ask('POST', '/inbox', { key, json: { text } });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      hosting: 'conoha-wing',
      kind: 'failed',
      daysLeft: 20,
      sites: [{ host: 'shop.example.jp', siteId, compared: 'undated', checked: true, added: false }],
      links: [{ host: 'conoha-login.example.com', doubt: 'lookalike' }],
    });
    const endpoint = await world.db.endpoint.findFirstOrThrow({ where: { siteId } });
    expect(endpoint.checkedAt).toEqual(world.clock.now());
    const entry = await world.db.auditEntry.findFirstOrThrow({ where: { act: 'mail-received' } });
    expect([entry.subjectId, entry.details]).toEqual([siteId, '{"sites":["shop.example.jp"]}']);
  });

  it.each([
    ['message/rfc822', eml(text)],
    ['text/plain; charset=utf-8', Buffer.from(text)],
  ])('takes the mail itself as %s', async (type, bytes) => {
    await using world = await createApiWorld(allRoutes);
    await world.addSite('shop.example.jp');
    const { key } = await world.makeKey();
    const body = bytes.toString('utf8');
    const { json } = await world.ask('POST', '/inbox', { key, body, headers: { 'content-type': type } });
    expect(answer.parse(json).sites).toMatchObject([{ host: 'shop.example.jp', checked: true }]);
  });

  it('adds a name that nobody watches only when it is asked to, by somebody who may', async () => {
    await using world = await createApiWorld(allRoutes);
    await world.addSite('other.example.jp', ['A']);
    const { key } = await world.makeKey();
    const guest = await world.makeKey(await world.addPerson('editor@example.jp', 'editor', ['A']));
    const first = await world.ask('POST', '/inbox', { key, json: { text } });
    expect(answer.parse(first.json).sites).toMatchObject([{ compared: 'unwatched', siteId: null, checked: false }]);
    expect((await world.ask('POST', '/inbox?add=true', { key: guest.key, json: { text } })).status).toBe(403);
    expect(await world.db.site.count()).toBe(1);
    const added = await world.ask('POST', '/inbox?add=true', { key, json: { text } });
    expect(answer.parse(added.json).sites).toMatchObject([{ host: 'shop.example.jp', added: true }]);
    expect(await world.db.site.count()).toBe(2);
  });

  it('tells nobody of sites that are not theirs', async () => {
    await using world = await createApiWorld(allRoutes);
    await world.addSite('shop.example.jp', ['A']);
    await world.addSite('theirs.example.jp', ['B']);
    const { key } = await world.makeKey(await world.addPerson('editor@example.jp', 'editor', ['B']));
    const { json } = await world.ask('POST', '/inbox', { key, json: { text } });
    expect(answer.parse(json).sites).toMatchObject([{ compared: 'unwatched', siteId: null, checked: false }]);
  });

  it('looks no more at a site that was looked at too often, however many mails name it', async () => {
    await using world = await createApiWorld(allRoutes);
    const siteId = await world.addSite('shop.example.jp');
    await takeAllowance(world.db, limits.checksOfOne, siteId, limits.checksOfOne.points);
    const { key } = await world.makeKey();
    const { json } = await world.ask('POST', '/inbox', { key, json: { text } });
    expect(answer.parse(json).sites).toMatchObject([{ siteId, checked: false }]);
  });

  it.each([
    ['nothing', Buffer.from('')],
    ['bytes of no text', Buffer.from([0, 255, 254, 128, 10, 13, 0])],
    ['parts without an end', eml('').subarray(0, 60)],
    ['a line of a megabyte', Buffer.from(`From: a@b.example\r\n\r\n${'x'.repeat(1_000_000)}`)],
    [
      'a thousand parts in each other',
      Buffer.from('Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n'.repeat(1000)),
    ],
  ])('answers calmly to %s', async (_, bytes) => {
    await using world = await createApiWorld(allRoutes);
    const { key } = await world.makeKey();
    const { status, json } = await world.ask('POST', '/inbox', { key, json: { raw: bytes.toString('base64') } });
    expect(status).toBe(200);
    expect(answer.parse(json).sites).toEqual([]);
  });

  it('refuses more than a megabyte, and both forms at once', async () => {
    await using world = await createApiWorld(allRoutes);
    const { key } = await world.makeKey();
    const headers = { 'content-type': 'message/rfc822' };
    const large = await world.ask('POST', '/inbox', { key, headers, body: 'x'.repeat(1024 * 1024 + 1) });
    expect(large.status).toBe(413);
    expect(large.text).toContain('1024 KB');
    expect((await world.ask('POST', '/inbox', { key, json: { text, raw: '' } })).status).toBe(422);
    expect((await world.ask('POST', '/inbox', { key, json: {} })).status).toBe(422);
  });
});
