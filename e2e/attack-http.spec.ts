import net from 'node:net';

import { expect, test } from './fixtures';
import { addField } from './world/board';
import { sendRaw } from './world/send-raw';

/** A second request stands hidden where the body of the first would be: an honest server never answers it. */
const hidden = 'GET /settings HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
const refused: Record<string, string> = {
  'a length and chunks': `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  'chunks and a length': `Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${hidden}`,
  'two lengths': `Content-Length: 0\r\nContent-Length: 50\r\n\r\n${hidden}`,
  'a list of lengths': `Content-Length: 0, 0\r\n\r\n${hidden}`,
  'a length with a sign': `Content-Length: +0\r\n\r\n${hidden}`,
  'chunks that are not last': `Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`,
  'chunks behind a vertical tab': `Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n${hidden}`,
  'a space before the colon': `Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`,
  'a folded header': `X-Folded: a\r\n b\r\n\r\n${hidden}`,
  'folded chunks': `Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${hidden}`,
  'a bare line feed': `X-One: a\nX-Two: b\r\n\r\n${hidden}`,
  'a bare carriage return': `X-One: a\rX-Two: b\r\n\r\n${hidden}`,
  'a NUL': `X-One: a\0b\r\n\r\n${hidden}`,
};

test('requests that two servers would read differently are refused, and what they hide is not answered', async ({
  app,
}) => {
  for (const [name, rest] of Object.entries(refused)) {
    const answer = await sendRaw(app.url, `POST / HTTP/1.1\r\nHost: ${new URL(app.url).host}\r\n${rest}`);
    expect(answer, name).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/HTTP\/1\.1 /g), name).toHaveLength(1);
  }
});

test('what is no request, or too much of one, is refused by its number', async ({ app }) => {
  const host = `Host: ${new URL(app.url).host}\r\n`;
  const expected: [string, RegExp][] = [
    ['\x16\x03\x01\x02\x00\x01\x00', /^HTTP\/1\.1 400 /],
    ['GET / HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400 /],
    [`GET /a b HTTP/1.1\r\n${host}\r\n`, /^HTTP\/1\.1 400 /],
    [`GET / HTTP/1.1\r\n${host}X-Huge: ${'a'.repeat(64 * 1024)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
    [`GET /?${'a'.repeat(64 * 1024)} HTTP/1.1\r\n${host}\r\n`, /^HTTP\/1\.1 431 /],
    [`CONNECT example.com:443 HTTP/1.1\r\n${host}\r\n`, /^$/],
    [`GET / HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`, /^$/],
  ];
  for (const [text, answer] of expected) expect(await sendRaw(app.url, text), text.slice(0, 40)).toMatch(answer);
});

test('three hundred clients that never end their requests keep nobody waiting', async ({
  app,
  page,
  expectedTrouble,
}) => {
  expectedTrouble.push(/Error: aborted/);
  const { hostname, port, host } = new URL(app.url);
  const slow = Array.from({ length: 300 }, (_, index) => {
    const socket = net.connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(index % 2 === 0 ? `GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: ` : post(host, 1000));
    return socket;
  });
  await Promise.all(slow.map((socket) => new Promise((resolve) => socket.once('ready', resolve))));
  await page.goto('/');
  await expect(addField(page)).toBeVisible();
  for (const socket of slow) socket.destroy();
});

function post(host: string, length: number): string {
  return `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\n\r\nx`;
}

test('a name that is not ours gets one sentence and no page, in the language that is asked for', async ({
  request,
}) => {
  const ask = (headers: Record<string, string>, path = '/') => request.get(path, { headers });
  const japanese = await ask({ host: 'evil.example' });
  expect(japanese.status()).toBe(421);
  expect(await japanese.text()).toMatch(/^Kigen はこの名前では応答しません。.*\n$/);
  const english = await ask({ host: 'evil.example', 'accept-language': 'en' }, '/sites/1');
  expect(english.status()).toBe(421);
  expect(await english.text()).toMatch(/^Kigen does not answer under this name: .*\n$/);
  expect((await ask({ host: 'evil.example', 'x-forwarded-host': '127.0.0.1' })).status()).toBe(421);
  expect((await ask({ host: 'evil.example' }, '/api/health')).status()).toBe(200);
});

test('an address that is no UTF-8 is a page that is not there, and no fault', async ({ app }) => {
  const paths = [
    '/sites/%ff',
    '/%',
    '/sites/%c0%af',
    '/%00',
    '/%5c%5cevil.example',
    '/sites/%ff?q=%ff',
    '/_next/image?url=%2f',
  ];
  for (const path of paths) {
    const head = `GET ${path} HTTP/1.1\r\nHost: ${new URL(app.url).host}\r\nConnection: close\r\n\r\n`;
    expect(await sendRaw(app.url, head), path).toMatch(/^HTTP\/1\.1 404 /);
  }
});

test('more than 2 MB gets a sentence', async ({ request }) => {
  const answer = await request.post('/', {
    data: 'a'.repeat(2 * 1024 * 1024 + 1),
    headers: { 'accept-language': 'en' },
  });
  expect(answer.status()).toBe(413);
  expect(await answer.text()).toMatch(/^At most 2 MB can be sent at once: .*\n$/);
});

test('what does not say its length gets a sentence, however much it is', async ({ app }) => {
  const head = `Host: ${new URL(app.url).host}\r\nAccept-Language: en\r\nConnection: close\r\nTransfer-Encoding: chunked`;
  for (const length of [1, 3 * 1024 * 1024]) {
    const chunk = `${length.toString(16)}\r\n${'a'.repeat(length)}\r\n0\r\n\r\n`;
    const answer = await sendRaw(app.url, `POST / HTTP/1.1\r\n${head}\r\n\r\n${chunk}`);
    expect(answer, `${length} bytes`).toMatch(/^HTTP\/1\.1 411 /);
    expect(answer).toContain('What is sent must say its length:');
  }
});

test('a paste that is too long is told to be too long, and is still in the field', async ({ page }) => {
  await page.goto('/');
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.method()));
  const text = `${'a'.repeat(100)}.example.jp\n`.repeat(600);
  await addField(page).fill(text);
  await page.getByRole('button', { name: '追加して確認' }).click();
  await expect(page.getByText(/長すぎます/)).toBeVisible();
  expect((await addField(page).inputValue()).length).toBe(text.length);
  expect(sent).not.toContain('POST');
  await addField(page).fill('');
  await page.getByRole('button', { name: '追加して確認' }).click();
  await expect(page.getByText(/長すぎます/)).toBeHidden();
});

test('each page carries the headers that keep others out', async ({ page, app }) => {
  const { request } = page;
  const nonces = new Set<string>();
  const paths = [
    '/',
    '/settings',
    '/guides',
    '/guides/conoha-wing',
    '/learn',
    '/reports/all',
    '/sites/none',
    '/sites/none/recovery',
    '/nothing',
  ];
  for (const path of paths) {
    const answer = await request.get(path);
    const headers = answer.headers();
    const policy = headers['content-security-policy'] ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(policy, path).not.toContain('unsafe');
    expect(policy, path).toMatch(/script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic';.*frame-ancestors 'none'$/);
    expect(headers, path).toMatchObject({
      'cache-control': expect.stringContaining('no-store'),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(
      Object.keys(headers).filter((name) => /kigen|powered|middleware|strict-transport/.test(name)),
      path,
    ).toEqual([]);
    const html = await answer.text();
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(5);
    expect(
      scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([]);
    expect(html.match(/<[^>]+\s(style|on\w+)=/g), path).toBeNull();
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(paths.length);
  const [script = ''] = /\/_next\/static\/[^"]+\.js/.exec(await (await request.get(app.url)).text()) ?? [];
  const kept = (await request.get(script)).headers();
  expect(kept['cache-control']).toContain('immutable');
  expect(kept['x-content-type-options']).toBe('nosniff');
});

test('markup that slipped into a page runs no script', async ({ page, app, expectedTrouble }) => {
  // The browser reports each refusal, and React that the page is not as it was drawn.
  expectedTrouble.push(/./);
  const markup = `
    <script>globalThis.kigenWasHere = 1</script>
    <script src="data:text/javascript,globalThis.kigenWasHere = 1"></script>
    <script src="/_next/static/any.js"></script>
    <img src="data:," onerror="globalThis.kigenWasHere = 1">
    <iframe srcdoc="<script>parent.kigenWasHere = 1</script>"></iframe>
    <base href="https://evil.example/">
    <p style="position: fixed">x</p>`;
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { kigenRefused: seen });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.push(effectiveDirective));
  });
  await page.route(`${app.url}/`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('</main>', `${markup}</main>`) });
  });
  await page.goto('/');
  const refused = ['base-uri', 'script-src-attr', 'script-src-elem', 'style-src-attr'];
  const read = (name: string) => page.evaluate((key): unknown => Reflect.get(globalThis, key), name);
  await expect.poll(() => read('kigenRefused')).toEqual(expect.arrayContaining(refused));
  expect(await read('kigenWasHere')).toBeUndefined();
  await expect(addField(page)).toBeVisible();
});
