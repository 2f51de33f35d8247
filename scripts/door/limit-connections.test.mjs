import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

const preload = fileURLToPath(new URL('limit-connections.cjs', import.meta.url));

/** Asks itself once, and prints what its limits are then. A plain server of node:net stands beside it. */
const program = `
  const http = require('node:http');
  const net = require('node:net');
  const web = http.createServer((_, response) => response.end());
  const plain = net.createServer((socket) => socket.destroy());
  const show = ({ maxConnections, headersTimeout, requestTimeout }) => ({ maxConnections, headersTimeout, requestTimeout });
  plain.listen(0, () => {
    net.connect(plain.address().port).on('close', () => {
      web.listen(0, () => {
        http.get({ port: web.address().port, agent: false }, () => {
          console.log(JSON.stringify({ web: show(web), plain: show(plain) }));
          process.exit();
        });
      });
    }).resume();
  });
`;

it('limits connections and times of a web server that sets none, and of nothing else', () => {
  const { stdout } = spawnSync(process.execPath, ['--require', preload, '--eval', program], { encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual({
    web: { maxConnections: 1000, headersTimeout: 15_000, requestTimeout: 60_000 },
    plain: {},
  });
});
