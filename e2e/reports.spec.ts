import { seedReport } from '@/lib/testing/seed-report';
import { mostReported } from '@/lib/view/gather-report';
import { monthOf, stepMonth, writeMonth } from '@/lib/view/report-month';

import { expect, test } from './fixtures';
import { withDatabase } from './world/serve-app';

const zone = 'Asia/Tokyo';

test('a month of a client: from the board to paper', async ({ page, app }) => {
  const month = stepMonth(monthOf(new Date(), zone), -1, zone);
  await withDatabase(app.databaseFile, async (database) => {
    await seedReport(database, month.from);
    // Nobody looks at them while the test runs.
    await database.endpoint.updateMany({ data: { dueAt: new Date(Date.now() + 60 * 60 * 1000) } });
  });

  await page.goto('/');
  await page.getByRole('link', { name: '月ごとの報告' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '月ごとの報告' })).toBeVisible();
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: '取引先A' }) })
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: `取引先A ${month.year}年${month.month}月` })).toBeVisible();
  await expect(page.getByText('サイトを見られなかった時間は、合わせて18分です。')).toBeVisible();
  await expect(page.getByText('証明書が2回、新しくなりました。')).toBeVisible();
  const recoveries = page.getByRole('table', { name: '復旧の作業', exact: true }).getByRole('row');
  await expect(recoveries).toHaveCount(2);
  await expect(recoveries.last()).toContainText('18分');
  await expect(page.getByText('delta.example.jp')).toHaveCount(0);

  await test.step('on paper there is nothing but the report, and no row is torn', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('button', { name: '印刷・PDF' })).toBeHidden();
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(page.getByRole('combobox')).toBeHidden();
    const rows = page.locator('.row-table tbody tr');
    const breaks = await rows.evaluateAll((all) => all.map((row) => getComputedStyle(row).breakInside));
    expect(new Set(breaks)).toEqual(new Set(['avoid']));
    const blocks = await page
      .locator('.report section')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).display));
    expect(new Set(blocks), 'a heading stays with its table').toEqual(new Set(['block']));
    const running = page.locator('.report-running');
    await expect(running).toHaveText(`取引先A ${month.year}年${month.month}月の報告`);
    const repeated = await running.evaluate((one) => getComputedStyle(one).display);
    expect(repeated, 'each page says whose it is').toBe('table-header-group');
    const inks = await page.locator('.report *').evaluateAll((all) => all.map((one) => getComputedStyle(one).color));
    expect(new Set(inks)).toEqual(new Set(['rgb(0, 0, 0)']));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
    // A4 in points.
    expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]/);
    await page.emulateMedia({ media: 'screen' });
    await expect(running).toBeHidden();
  });

  await test.step('another month is chosen without JavaScript, and a wrong one says so', async () => {
    await page.goto(`/reports/all?month=${writeMonth(stepMonth(month, 1, zone))}`);
    await expect(page.getByText('途中経過です')).toBeVisible();
    await page.getByRole('combobox', { name: '月' }).selectOption(writeMonth(month));
    await page.getByRole('button', { name: '表示する' }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: `すべてのサイト ${month.year}年${month.month}月` }),
    ).toBeVisible();
    await page.goto('/reports/all?month=2026-99');
    await expect(page.getByText('その月の報告はありません。')).toBeVisible();
  });

  await test.step('what is too much for a report is told, with what to do', async () => {
    const openedAt = month.from;
    await withDatabase(app.databaseFile, async (database) => {
      const events = Array.from({ length: mostReported.events }, (_, index) => ({
        ...{ key: `many ${index}`, kind: 'blocked', siteId: 'delta', openedAt, closedAt: openedAt, facts: '{}' },
      }));
      await database.event.createMany({ data: events });
    });
    await page.goto(`/reports/all?month=${writeMonth(month)}`);
    const total = mostReported.events + 3;
    await expect(
      page.getByText(`全部で${total}件のうち、早く始まった${mostReported.events}件を載せています。`),
    ).toBeVisible();
    await expect(page.getByText('そのタグの報告を開くと')).toBeVisible();
  });

  await test.step('a client that there is not has no report', async () => {
    const answer = await page.request.get('/reports/nobody');
    expect(answer.status()).toBe(404);
  });
});
