import type { Page } from '@playwright/test';
import SqliteDatabase from 'better-sqlite3';

import type { Database } from '@/lib/db/open-database';
import { allTopics } from '@/lib/learn/all-topics';

import { expect } from '../fixtures';
import { addSites, cardOf } from './board';
import { seedBoard } from './seed-board';
import { withDatabase } from './serve-app';
import type { App } from './serve-app';
import type { RunningSite, SiteOptions } from './start-site';

export interface Visit {
  page: Page;
  app: App;
  startSite: (options?: SiteOptions) => Promise<RunningSite>;
  expectedTrouble: RegExp[];
  /** Called on every screen, with its name. */
  look: (screen: string) => Promise<void>;
}

/** Goes to every page of the app in each of its main states: empty, one, many, needing something, failed. */
export async function visitScreens(visit: Visit): Promise<void> {
  const { page, startSite, look } = visit;
  visit.expectedTrouble.push(/404 \(Not Found\)/);
  await page.goto('/');
  await look('board-empty');

  const fine = await startSite({ host: 'xn--wgv71a119e.jp' });
  await addSites(page, fine.name);
  await expect(cardOf(page, `日本語.jp:${fine.port}`).getByRole('img')).toBeVisible();
  await look('board-added');
  await page.goto('/');
  await look('board-one');

  const late = await startSite({ host: 'example.co.jp', daysLeft: 12, hasWww: true });
  const expired = await startSite({ host: 'expired.example.jp', daysLeft: -2 });
  const gone = await startSite({ host: 'gone.example.jp' });
  await gone.stop();
  await addSites(page, `${late.name} ${expired.name} ${gone.name} http://me:secret@example.jp/ 192.168.0.1`);
  for (const site of [late, expired, gone]) {
    await expect(cardOf(page, site.name).getByRole('link').last()).toBeVisible();
  }
  await look('board-after-a-bad-form');
  await page.goto('/');
  await look('board-several');
  await page.goto('/?q=nothing-like-this');
  await look('board-without-a-match');

  await visitSite(visit, late, 'needing-action');
  await visitDiagnosis(visit);
  await visitRecovery(visit);
  await visitSite(visit, gone, 'not-answering');
  await visitSite(visit, expired, 'expired');
  await visitSite(visit, { name: `日本語.jp:${fine.port}` }, 'healthy');
  await visitActs(visit);
  await visitPaths(visit, ['/guides/conoha-wing', '/guides/xserver', '/guides/generic', '/settings', '/sites/none']);
  await visitNotices(visit);
  await visitPaths(visit, ['/learn', '/learn?q=https', '/learn?q=zzz', ...allTopics.map(({ id }) => `/learn/${id}`)]);
  await visitPaths(visit, ['/reports', '/reports/all']);
  await visitImport(visit);
  await visitPaths(visit, ['/account', '/keys', '/api-docs', '/people', '/audit', '/safety', '/status']);
  const session = await page.context().cookies();
  await page.context().clearCookies();
  await visitPaths(visit, ['/sign-in', '/sign-in/second-step', '/forgotten', '/reset/none', '/invitation/none']);
  await page.context().addCookies(session);
  await visitManyAndBroken(visit);
}

/** A table of sites: nothing yet, and what it would do, with what is refused. */
async function visitImport({ page, look }: Visit): Promise<void> {
  await visitPaths({ page, look }, ['/import']);
  await page.getByRole('textbox').fill(`site,tags\nshop.example.jp,A\n${'a'.repeat(70)}.jp,B\nexpired.example.jp,C`);
  await page.locator('button[value="preview"]').click();
  await expect(page.getByRole('table')).toBeVisible();
  await look('import-preview');
}

/** Where people are told: nothing yet, one that does not work, and what was given up. */
async function visitNotices({ page, app, look }: Visit): Promise<void> {
  await visitPaths({ page, look }, ['/channels', '/channels/new/email', '/channels/new/line', '/notices', '/mail']);
  await page.goto('/channels/new/ntfy');
  for (const box of await page.getByRole('textbox').all()) {
    if ((await box.inputValue()) === '' && (await box.getAttribute('required')) !== null)
      await box.fill('kigen-alerts');
  }
  await page.locator('form button').last().click();
  await look('channel-after-a-bad-form');
  await withDatabase(app.databaseFile, (database) => seedUnreached(database));
  await page.goto('/channels');
  await look('channels-unreached');
  await page.goto('/channels/unreached');
  await look('channel-failing');
  await page.goto('/');
  await look('board-unreached');
}

/** A channel that has not worked for a day, with a message that was given up. */
async function seedUnreached(database: Database): Promise<void> {
  const day = 24 * 60 * 60 * 1000;
  const since = new Date(Date.now() - day);
  await database.channel.create({
    data: {
      id: 'unreached',
      kind: 'discord',
      name: '会社のDiscord',
      settings: '{}',
      secrets: '',
      locale: 'ja',
      tellsAll: true,
      createdAt: since,
      failingSince: since,
      failure: 'gone',
      deliveries: {
        create: {
          id: 'given-up',
          purpose: 'notices',
          createdAt: since,
          state: 'dead',
          attempts: 20,
          nextAttemptAt: since,
          failure: 'gone',
          detail: 'HTTP 404',
        },
      },
    },
  });
}

async function visitPaths({ page, look }: Pick<Visit, 'page' | 'look'>, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await look(path.slice(1).replaceAll(/[/?=]/g, '-'));
  }
}

async function visitSite({ page, app, look }: Visit, { name }: { name: string }, state: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await look(`site-${state}`);
  for (const summary of await page.locator('summary').all()) await summary.click();
  await look(`site-${state}-unfolded`);
  await page.goto(`${page.url()}/recovery`);
  await look(`recovery-${state}`);
  await page.goBack();
  if (state === 'needing-action') {
    const site = page.url();
    await page.goto(`${site}/letter`);
    await look('letter');
    await visitQuietHours({ page, look }, site);
    await visitPlan({ page, app, look }, site);
    await page.goto(site);
  }
}

/** Guessed, and by a table. */
async function visitQuietHours({ page, look }: Pick<Visit, 'page' | 'look'>, site: string): Promise<void> {
  await page.goto(`${site}/quiet-hours`);
  await look('quiet-hours-guessed');
  await page.getByText(/^(表を手で入れる|Enter a table by hand)$/).click();
  await page.getByRole('textbox', { name: /^(時間ごとの数|Numbers by the hour)$/ }).fill('x');
  await page.getByRole('button', { name: /^(この数を使う|Use these numbers)$/ }).click();
  await expect(page.getByText(/^(24個の数か|That reads neither)/)).toBeVisible();
  await look('quiet-hours-after-a-bad-form');
  const numbers = Array.from({ length: 24 }, (_, hour) =>
    Array.from({ length: 7 }, (_day, day) => 1234 + hour * 40 + day),
  );
  const table = numbers.map((row) => row.join(' ')).join('\n');
  await page.getByRole('textbox', { name: /^(時間ごとの数|Numbers by the hour)$/ }).fill(table);
  await page.getByRole('button', { name: /^(この数を使う|Use these numbers)$/ }).click();
  await page.getByText(/^(数を表で見る|See the numbers as a table)$/).click();
  await look('quiet-hours');
}

/** On the page of quiet hours: a time is planned; then the certificate turns out to end before it is over. */
async function visitPlan({ page, app, look }: Pick<Visit, 'page' | 'app' | 'look'>, site: string): Promise<void> {
  await page.goto(`${site}/quiet-hours`);
  const remove = page.getByRole('button', { name: /^(予定を取り消す|Remove the plan)$/ });
  await page
    .getByRole('button', { name: /( に予定する|^Plan it for .+)$/ })
    .first()
    .click();
  await expect(remove).toBeVisible();
  await look('quiet-hours-planned');
  await page.goto(site);
  await look('site-planned');
  await withDatabase(app.databaseFile, async (database) => {
    const siteId = site.split('/').at(-1) ?? '';
    const { expiresAt } = await database.site.findUniqueOrThrow({ where: { id: siteId } });
    await database.recoveryPlan.updateMany({ where: { siteId }, data: { startsAt: expiresAt ?? new Date() } });
  });
  await page.goto('/');
  await expect(page.getByRole('link', { name: /^(復旧予定|Recovery planned)/ })).toBeVisible();
  await look('board-planned-too-late');
  await page.goto(`${site}/quiet-hours`);
  await look('quiet-hours-planned-too-late');
  await remove.click();
  await expect(remove).toHaveCount(0);
}

/** From the page of a site: why its renewal fails, before and after somebody looked, and after they looked again. */
async function visitDiagnosis({ page, look }: Visit): Promise<void> {
  const site = page.url();
  const again = page.getByRole('button', { name: /^(もう一度調べる|Look again)$/ });
  await page.goto(`${site}/diagnosis`);
  await look('diagnosis-never');
  await page.getByRole('button', { name: /^(原因を調べる|Find out why)$/ }).click();
  await expect(again).toBeVisible({ timeout: 40_000 });
  await look('diagnosis');
  await again.click();
  await expect(page.getByRole('heading', { name: /^(前回|What changed)/ })).toBeVisible({ timeout: 40_000 });
  for (const summary of await page.locator('summary').all()) await summary.click();
  await look('diagnosis-again-unfolded');
  await page.goto(site);
}

/** From the page of a site: its recovery while it runs and once it is over, and the practice. */
async function visitRecovery({ page, look }: Visit): Promise<void> {
  const recovery = `${page.url()}/recovery`;
  await page.goto(recovery);
  await page.getByRole('button', { name: /^(先に練習してみる|Rehearse it first)$/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: /^(練習用の管理画面|Practice panel)$/ })).toBeVisible();
  await look('practice');
  await page.goto(recovery);
  await page.getByRole('button', { name: /^(復旧を始める|Start the recovery)$/ }).click();
  await page.getByText(/^(復旧をやめる|Stop the recovery)$/).click();
  await look('recovery-running');
  await page.getByRole('button', { name: /^(やめる|Stop)$/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: /^(記録|Record)$/ })).toBeVisible();
  await look('recovery-record');
}

/** On the page of a site: pause it, look at it again, delete it. */
async function visitActs({ page, look }: Visit): Promise<void> {
  await page.getByRole('textbox', { name: /^(タグ|Tags)$/ }).fill('取引先A');
  await page.getByRole('button', { name: /^(タグを付ける|Add the tag)$/ }).click();
  await expect(page.getByRole('button', { name: /取引先A/ })).toBeVisible();
  await page.getByRole('button', { name: /^(今すぐ確認|Check now)$/ }).click();
  await expect(page.getByText(/^(確認しました|Checked)/)).toBeVisible();
  await look('site-looked-at-again');
  await page.getByRole('button', { name: /^(確認を停止する|Pause the checks)$/ }).click();
  await expect(page.getByRole('button', { name: /^(確認を再開する|Resume the checks)$/ })).toBeVisible();
  await look('site-paused');
  const site = page.url();
  await page.getByRole('button', { name: /^(このサイトを削除する|Delete this site)$/ }).click();
  await expect(page.getByRole('button', { name: /^(元に戻す|Undo)$/ })).toBeVisible();
  await look('board-after-deleting');
  await page.goto('/deleted');
  await look('deleted');
  await page.goto(site);
  await look('site-deleted');
}

/** Where many sites get a tag at once: to choose, with nothing chosen, and what came of it. */
async function visitTags({ page, look }: Pick<Visit, 'page' | 'look'>): Promise<void> {
  await page.goto('/tags');
  await look('tags');
  await page
    .getByRole('combobox', { name: /^(タグ|Tag)$/ })
    .last()
    .fill('取引先A');
  await page.getByRole('button', { name: /^(付ける|Add)$/ }).click();
  await expect(page.getByText(/^(サイトを1つ以上|Choose at least)/)).toBeVisible();
  await look('tags-after-a-bad-form');
  for (const box of [0, 1, 2]) await page.getByRole('checkbox').nth(box).check();
  await page.getByRole('button', { name: /^(付ける|Add)$/ }).click();
  await expect(page.getByRole('button', { name: /^(元に戻す|Undo)$/ })).toBeVisible();
  await look('tags-given');
}

async function visitManyAndBroken({ page, app, expectedTrouble, look }: Visit): Promise<void> {
  await withDatabase(app.databaseFile, (database) => seedBoard(database, { count: 120 }));
  await page.goto('/');
  await look('board-many');
  await page.goto('/?status=watching&sort=name');
  await look('board-filtered');
  await visitTags({ page, look });

  expectedTrouble.push(/./);
  const other = new SqliteDatabase(app.databaseFile);
  other.exec('ALTER TABLE "Site" RENAME TO "Hidden"');
  other.close();
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^(もう一度試す|Try again)$/ })).toBeVisible();
  await look('failed');
}
