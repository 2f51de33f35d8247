import { spawn } from 'node:child_process';
import http from 'node:http';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const preload = fileURLToPath(new URL('mend-address.cjs', import.meta.url));
const server = `require('node:http').createServer((request, response) => response.end(request.url))
  .listen(0, '127.0.0.1', function () { console.log(this.address().port); });`;

let child;
let port;
beforeAll(async () => {
  child = spawn(process.execPath, ['--require', preload, '--eval', server], { stdio: ['ignore', 'pipe', 'inherit'] });
  port = await new Promise((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
});
afterAll(() => child.kill());

function ask(path) {
  return new Promise((resolve, reject) => {
    http
      .get({ port, path, agent: false }, (response) => {
        response.setEncoding('utf8').on('data', resolve);
      })
      .on('error', reject);
  });
}

describe('a server with mend-address.cjs before it', () => {
  it.each(['/sites/%ff', '/sites/%ff/recovery?x=1', '/%', '/%E3%81', '/sites/%zz'])(
    'takes %s for no page',
    async (path) => {
      expect(await ask(path)).toBe('/no-such-page');
    },
  );

  it.each(['/', '/sites/a%20b', '/%E3%81%82', '/?q=%ff', '/sites/%00'])('leaves %s as it is', async (path) => {
    expect(await ask(path)).toBe(path);
  });
});
