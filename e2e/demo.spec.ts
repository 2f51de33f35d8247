import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, test as base } from '@playwright/test';

interface Demo {
  said: () => string;
  /** As Ctrl-C does it. */
  stop: () => Promise<number | null>;
  /** Where it keeps what it needs. */
  folder: string;
}

const test = base.extend<{ demo: Demo }>({
  demo: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kigen-e2e-demo-'));
    const child = spawn(process.execPath, ['scripts/kigen.cjs', 'demo'], {
      env: { ...process.env, TMPDIR: folder, LC_ALL: 'C.UTF-8', PORT: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const stop = () => {
      child.kill('SIGINT');
      return ended;
    };
    await use({ said: () => said, stop, folder });
    await stop();
    rmSync(folder, { recursive: true, force: true });
  },
});

test('npm run demo: sites in every state, a panel to practise in, and nothing left afterwards', async ({
  page,
  demo,
}) => {
  await expect.poll(demo.said, { timeout: 90_000 }).toContain('The practice panel:');
  const [, url = ''] = /The dashboard: +(\S+)/.exec(demo.said()) ?? [];
  const [, email = '', password = ''] = /e-mail (\S+), password (\S+)/.exec(demo.said()) ?? [];
  const [, panel = ''] = /The practice panel: +(\S+)/.exec(demo.said()) ?? [];

  await page.goto(url);
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'サインイン' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^\d件、対応が必要です$/ })).toBeVisible();
  const filters = page.getByRole('navigation').filter({ hasText: 'すべて' });
  for (const status of [
    '表示できません',
    '接続できません',
    '緊急',
    '要対応',
    '確認できていません',
    '見守り中',
    '正常',
    '停止中',
  ]) {
    await expect(filters.getByText(status)).toBeVisible();
  }

  await page.goto(panel);
  await expect(page.getByText('練習用の画面です。本物のConoHaの画面ではありません。')).toBeVisible();
  await page.goto(`${panel}/security/ssl/free`);
  await page.getByRole('button', { name: 'OFF' }).click();
  await expect(page.getByText('設定中', { exact: true })).toBeVisible();

  expect(await demo.stop()).toBe(0);
  expect(demo.said()).toContain('nothing is left of it');
  // tsx keeps what it has compiled, for every command alike.
  expect(readdirSync(demo.folder).filter((name) => !name.startsWith('tsx-'))).toEqual([]);
  await expect(page.goto(url)).rejects.toThrow('ERR_CONNECTION_REFUSED');
});
