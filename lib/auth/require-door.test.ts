import { spawnSync } from 'node:child_process';

import { describe, expect, it } from 'vitest';

const run = (...options: string[]) =>
  spawnSync(
    process.execPath,
    [
      ...options,
      '--import',
      'tsx',
      '--input-type=module',
      '--eval',
      "(await import('./lib/auth/require-door.ts')).requireDoor(); console.log('may serve');",
    ],
    { encoding: 'utf8' },
  );

describe('requireDoor', () => {
  it('lets nothing be served without the preload that marks the peer', () => {
    const { status, stdout, stderr } = run();
    expect(stdout).toBe('');
    expect(stderr).toContain('start it with npm start');
    expect(status).not.toBe(0);
  });

  it('is content behind it', () => {
    expect(run('--require', './scripts/door/door.cjs').stdout).toBe('may serve\n');
  });
});
