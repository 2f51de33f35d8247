import { describe, expect, it } from 'vitest';

import { say } from './sentences.mjs';
import { createStages } from './stages.mjs';

function collect({ isTTY = false, language = 'en' } = {}) {
  let text = '';
  const out = { isTTY, write: (piece) => void (text += piece) };
  return { stages: createStages(out, (...args) => say(args[0], language, args[1])), text: () => text };
}

describe('createStages', () => {
  it('prints one line with a time for each stage', async () => {
    const { stages, text } = collect();
    await stages.run('packages', () => 'up to date');
    expect(text()).toMatch(/^✓ packages +\d+\.\d s {2}up to date\n$/);
  });

  it('marks a stage that fails, and passes the failure on', async () => {
    const { stages, text } = collect();
    await expect(stages.run('build', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(text()).toMatch(/^✗ build +\d+\.\d s\n$/);
  });

  it('marks a check that is not content', async () => {
    const { stages, text } = collect();
    await stages.run('unit', () => ({ ok: false, note: '1 failed' }));
    expect(text()).toMatch(/^✗ unit tests .* 1 failed\n$/);
  });

  it('shows on a terminal from the beginning what is going on, and takes it back', async () => {
    const { stages, text } = collect({ isTTY: true });
    await stages.run('build', (begin) => {
      expect(text()).toMatch(/^\r\x1b\[K… build +0 s$/);
      begin('building …');
      return 'built';
    });
    expect(text()).toMatch(/\r\x1b\[K… build +0 s {2}building …\r\x1b\[K✓ build +\d+\.\d s {2}built\n$/);
  });

  it('says elsewhere in a line of its own what takes a while, before it does', async () => {
    const { stages, text } = collect();
    await stages.run('build', (begin) => {
      begin('building …');
      expect(text()).toMatch(/^… build +building …\n$/);
      return 'built';
    });
    expect(text()).toMatch(/\n✓ build +\d+\.\d s {2}built\n$/);
  });

  it('lines up Japanese, whose characters are twice as wide', async () => {
    const { stages, text } = collect({ language: 'ja' });
    await stages.run('node', () => '');
    await stages.run('build', () => '');
    const [ascii = '', japanese = ''] = text().split('\n');
    expect(ascii.length - japanese.length).toBe('ビルド'.length);
  });
});
