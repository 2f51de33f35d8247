import { existsSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { buildApp, nextBin, observerBundler } from './build.mjs';
import { noteServer } from './running.mjs';
import { createTestContext } from './test-context.mjs';

/** Stands in for Next: a build gives what the page says, and a page that says "broken" fails. */
const fakeNext = `
  const fs = require('node:fs');
  const page = fs.readFileSync('app/page.tsx', 'utf8');
  fs.appendFileSync('builds', page + '\\n');
  fs.rmSync('.next', { recursive: true, force: true });
  if (page === 'broken') { console.error('Failed to compile'); process.exit(1); }
  if (page === 'huge') { process.kill(process.pid, 'SIGKILL'); }
  if (page === 'edited meanwhile') fs.writeFileSync('app/page.tsx', 'edited');
  if (page === 'endless') setInterval(() => {}, 1000);
  else { fs.mkdirSync('.next'); fs.writeFileSync('.next/BUILD_ID', page + Math.random()); }
`;

let context;
beforeEach(() => {
  context = createTestContext();
  context.write(nextBin, fakeNext);
  context.write(observerBundler, "import fs from 'node:fs'; fs.writeFileSync('.next/observer.mjs', '');");
  context.write('package.json', '{}');
  context.write('package-lock.json', '{}');
  context.write('prisma/schema.prisma', '');
  context.write('app/page.tsx', 'one');
});
afterEach(() => {
  context.lock.release();
  context.remove();
});

const build = async () => {
  const note = await buildApp(context, () => undefined);
  context.lock.release();
  return note;
};
const builds = () => readFileSync(path.join(context.root, 'builds'), 'utf8').trim().split('\n');

describe('buildApp', () => {
  it('builds once, and again when a source changes', async () => {
    expect(await build()).toBe('built');
    expect(await build()).toBe('up to date');
    context.write('app/page.tsx', 'two');
    expect(await build()).toBe('built');
    expect(builds()).toEqual(['one', 'two']);
  });

  it('does not build for a test', async () => {
    await build();
    context.write('app/page.test.tsx', 'x');
    expect(await build()).toBe('up to date');
  });

  it('builds again when the build was taken away or replaced by somebody else', async () => {
    await build();
    rmSync(path.join(context.root, '.next'), { recursive: true });
    expect(await build()).toBe('built');
    context.write('.next/BUILD_ID', 'of another build');
    expect(await build()).toBe('built');
  });

  it('never takes a failed build for a good one, not even after the change is taken back', async () => {
    await build();
    context.write('app/page.tsx', 'broken');
    await expect(build()).rejects.toMatchObject({ fault: 'build-failed' });
    expect(readFileSync(context.log.file, 'utf8')).toContain('Failed to compile');
    context.lock.release();
    context.write('app/page.tsx', 'one');
    expect(await build()).toBe('built');
  });

  it('builds next time what changed while it was building', async () => {
    context.write('app/page.tsx', 'edited meanwhile');
    expect(await build()).toBe('built');
    expect(await build()).toBe('built');
    expect(builds()).toEqual(['edited meanwhile', 'edited']);
  });

  it('makes the program that looks beside it, and is no good without', async () => {
    await build();
    expect(existsSync(path.join(context.root, '.next/observer.mjs'))).toBe(true);
    context.write('app/page.tsx', 'two');
    context.write(observerBundler, 'process.exit(1)');
    await expect(build()).rejects.toMatchObject({ fault: 'build-failed' });
  });

  it('says when the system killed it for want of memory', async () => {
    context.write('app/page.tsx', 'huge');
    await expect(build()).rejects.toMatchObject({ fault: 'out-of-memory' });
  });

  it('ends when the command is stopped, and leaves no stamp', async () => {
    context.write('app/page.tsx', 'endless');
    const building = build();
    await expect.poll(() => existsSync(path.join(context.root, 'builds'))).toBe(true);
    context.abort.abort();
    await expect(building).rejects.toMatchObject({ name: 'Stopped' });
    expect(existsSync(path.join(context.folder, 'build.json'))).toBe(false);
  });

  it('does not replace the build under a server that runs from it', async () => {
    await build();
    context.write('app/page.tsx', 'two');
    const server = http.createServer((_, response) => response.end('{"name":"kigen","status":"ready"}'));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${server.address().port}`;
    noteServer(context, url);
    await expect(build()).rejects.toMatchObject({ fault: 'folder-in-use', values: { url } });

    await new Promise((resolve) => server.close(resolve));
    expect(await build()).toBe('built');
  });
});
