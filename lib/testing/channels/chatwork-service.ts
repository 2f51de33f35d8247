import { faults } from './test-service';
import type { TestService } from './test-service';

export const chatworkService: TestService = {
  kind: 'chatwork',
  values: () => ({ token: 'c'.repeat(32), room: '123456' }),
  findFaults: ({ method, path, headers, body }) => {
    const form = new URLSearchParams(body);
    const text = form.get('body') ?? '';
    const inside = /^\[info\]\[title\]([^]*?)\[\/title\]([^]*)\[\/info\]$/.exec(text);
    return faults({
      'method and path': method === 'POST' && path === '/v2/rooms/123456/messages',
      token: headers['x-chatworktoken'] === 'c'.repeat(32),
      form: headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false,
      'only two fields': [...form.keys()].toSorted().join() === 'body,self_unread' && form.get('self_unread') === '1',
      'length of the body': text !== '' && Buffer.byteLength(text) <= 40_000,
      'no mark but its own': inside !== null && !/[[\]]/.test(`${inside[1] ?? ''}${inside[2] ?? ''}`),
    });
  },
  answer: { status: 200, body: '{"message_id":"1"}' },
  read: ({ body }) => (new URLSearchParams(body).get('body') ?? '').replaceAll('\uff3b', '[').replaceAll('\uff3d', ']'),
};
