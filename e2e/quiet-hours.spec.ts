import ICAL from 'ical.js';

import { writeVisitLog } from '@/lib/testing/visit-log';
import type { VisitPlan } from '@/lib/testing/visit-log';

import { expect, test } from './fixtures';
import { addAndOpen, waitUntilLive } from './world/board';
import { dropFile } from './world/drop-file';

const dayMs = 24 * 60 * 60_000;

/** A shop whose Tuesdays are quiet from four to six, in Japan. */
function writeShopLog(more: Partial<VisitPlan> = {}): string {
  return writeVisitLog({
    from: new Date(Date.now() - 28 * dayMs),
    hours: 28 * 24,
    zone: 'Asia/Tokyo',
    curve: ({ weekday, hour }) => (weekday === 2 && (hour === 4 || hour === 5) ? 0 : 9),
    robotsAnHour: 2,
    offset: '+0900',
    ...more,
  });
}

test('a dropped log shows the quiet time, one press puts it in the diary, and the recovery opens prepared', async ({
  page,
  startSite,
}) => {
  const site = await startSite({ host: 'late.example.jp', daysLeft: 12 });
  await addAndOpen(page, site.name);
  await page.getByRole('link', { name: '静かな時間を探す' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${site.name} の静かな時間` })).toBeVisible();
  await expect(page.getByText('これは推測です。')).toBeVisible();
  await waitUntilLive(page);

  await dropFile(page, 'photos.zip', 'PK\u0003\u0004');
  await expect(page.getByText('photos.zip:zipなどのまとめたファイルです。')).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.postData() ?? ''));
  await dropFile(page, 'access.log', writeShopLog());
  await expect(page.getByText('数えました。上の「向いている時間」を選び直しました。')).toBeVisible();
  // The log itself stays where it is.
  expect(asked.join('')).toContain('access.log');
  expect(asked.join('')).not.toContain('203.0.113.7');

  const best = page.locator('#windows').getByRole('listitem').first();
  await expect(best.getByRole('heading')).toHaveText(/\(火\) [45]:00〜[56]:00$/);
  await expect(best.getByText('見に来る人は、ふだんほとんどいません')).toBeVisible();
  await expect(page.getByRole('img', { name: /いちばん静かなのは火曜日の[45]時台/ })).toBeVisible();
  await page.getByRole('link', { name: 'ロボットも数える' }).click();
  await expect(page.getByText('いまは、ロボットも数えています。')).toBeVisible();
  await page.getByRole('link', { name: 'ロボットを除く' }).click();
  await expect(page.getByText(/^ページを開いた記録/)).toBeVisible();

  await best.getByRole('button', { name: /に予定する$/ }).click();
  await expect(page.getByText(/ から60分間の予定です$/)).toBeVisible();
  const address = await page.getByRole('link', { name: /\.ics/ }).getAttribute('href');
  const file = await page.request.get(address ?? '');
  expect(file.headers()['content-disposition']).toContain('.ics');
  const events = ICAL.Component.fromString(await file.text()).getAllSubcomponents('vevent');
  expect(events).toHaveLength(1);
  const [component] = events;
  if (!component) throw new Error('There is no event');
  const event = new ICAL.Event(component);
  const start = event.startDate.toJSDate();
  expect(start.toISOString()).toMatch(/T(19|20):00:00/);
  expect(event.endDate.toJSDate().getTime() - start.getTime()).toBe(60 * 60_000);
  expect(component.getAllSubcomponents('valarm')).toHaveLength(1);
  expect(event.description).toMatch(/1\. .+\n2\. /);
  const link = /https?:\S+$/.exec(event.description.trim())?.[0] ?? '';

  await page.goto(new URL(link).pathname);
  await expect(page.getByText(/^復旧の予定は .+ です。$/)).toBeVisible();
  await expect(page.getByText('最初にすること:準備する')).toBeVisible();
  await expect(page.getByRole('button', { name: '復旧を始める' })).toBeVisible();
});

test('numbers by hand choose the time without JavaScript, keep out of the hours of rest, and go at a press', async ({
  page: live,
  openBrowser,
  startSite,
}) => {
  const site = await startSite({ host: 'late.example.jp', daysLeft: 12 });
  await addAndOpen(live, site.name);
  const page = await (await openBrowser({ javaScriptEnabled: false })).newPage();
  await page.goto(`${new URL(live.url()).pathname}/quiet-hours`);
  const best = page.locator('#windows').getByRole('listitem').first().getByRole('heading');
  await expect(best).toHaveText(/ 3:00〜4:00$/);
  await page.getByText('表を手で入れる').click();
  const numbers = Array.from({ length: 24 }, (_, hour) => (hour === 2 ? 1 : hour === 14 ? 3 : 90));
  await page.getByLabel('時間ごとの数').fill(numbers.join(' '));
  await page.getByRole('button', { name: 'この数を使う' }).click();
  await expect(best).toHaveText(/ 2:00〜3:00$/);
  await page.getByLabel('寝ている時間のはじめ').fill('23:00');
  await page.getByLabel('寝ている時間のおわり').fill('07:00');
  await page.getByRole('button', { name: 'この決め方にする' }).click();
  await expect(best).toHaveText(/ 14:00〜15:00$/);
  await page.getByRole('button', { name: 'この数を消す' }).click();
  await expect(page.getByText('これは推測です。')).toBeVisible();
});

test('a log of several sites says whose lines were left out, and counts those that are chosen', async ({
  page,
  startSite,
}) => {
  const site = await startSite({ host: 'late.example.jp', daysLeft: 12 });
  await addAndOpen(page, site.name);
  await page.goto(`${page.url()}/quiet-hours`);
  await expect(page.getByRole('heading', { level: 1, name: `${site.name} の静かな時間` })).toBeVisible();
  await waitUntilLive(page);
  const log = ['shop.example.jp', 'blog.example.jp'].map((host) => writeShopLog({ form: 'vhost', host })).join('');
  await dropFile(page, 'access.log', log);
  await expect(page.getByText('数えられるものがありませんでした。')).toBeVisible();
  await expect(page.getByText('ほかの名前の行は、数えませんでした。')).toBeVisible();
  const shop = page.getByRole('checkbox', { name: /^shop\.example\.jp\([\d,]+行\)$/ });
  await shop.check();
  await page.getByRole('button', { name: '選んだ名前も数える' }).click();
  await expect(page.getByText('数えました。上の「向いている時間」を選び直しました。')).toBeVisible();
  await expect(shop).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: /^blog\.example\.jp/ })).toBeVisible();
  await expect(page.locator('#windows').getByRole('listitem').first().getByRole('heading')).toHaveText(
    /\(火\) [45]:00〜[56]:00$/,
  );
});
