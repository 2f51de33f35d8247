import { expect } from './fixtures';
import { test } from './hosting-fixtures';
import { addSites, cardOf } from './world/board';

test('with a www that leads elsewhere OFF is not advised; once that is mended and looked at again, it is', async ({
  page,
  dns,
  hosting,
}) => {
  test.slow();
  const site = await hosting.host({ host: 'blog.example', pace: () => Promise.resolve() });
  await page.goto('/');
  await addSites(page, site.name);
  await cardOf(page, site.name).getByRole('link', { name: site.name, exact: true }).click();

  // The owner has moved "www." to another company, or never moved it here.
  dns.set('www.blog.example', { A: ['127.0.0.77'] });
  dns.set('77.0.0.127.in-addr.arpa', { PTR: ['sv1234.xserver.jp'] });
  await page.getByRole('link', { name: '原因を調べる', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: `${site.name} が更新されない原因` })).toBeVisible();
  await page.getByRole('button', { name: '原因を調べる', exact: true }).click();
  const conclusion = page.getByRole('heading', { level: 2 }).first();
  await expect(conclusion).toHaveText(/www\.blog\.example .*直してください/);
  await expect(page.getByText('いまは更新できません')).toBeVisible();
  await expect(page.getByRole('link', { name: '復旧へ進む' })).toBeHidden();
  const toDo = page.getByRole('region', { name: '先に直すこと' });
  await expect(toDo.getByRole('heading', { level: 3 }).first()).toContainText('www.blog.example');
  const diagnosisUrl = page.url();

  await page.goto(diagnosisUrl.replace(/\/diagnosis$/, '/recovery'));
  await page.getByRole('button', { name: '復旧を始める' }).click();
  await page.getByRole('button', { name: '準備ができました' }).click();
  await page.getByRole('button', { name: '開きました。次へ' }).click();
  // Against advice only with a reason; nobody is led on by a plain button.
  await expect(page.getByRole('button', { name: 'OFFを押しました' })).toBeHidden();
  await expect(page.getByRole('textbox')).toHaveAttribute('required', '');

  dns.set('www.blog.example', { A: ['127.0.0.1'] });
  await page.goto(diagnosisUrl);
  await page.getByRole('button', { name: 'もう一度調べる' }).click();
  await expect(conclusion).toHaveText(/^妨げになるものは見つかりませんでした/);
  await expect(page.getByText('なくなりました')).toBeVisible();
  await page.getByRole('link', { name: '復旧の続きへ戻る' }).first().click();
  await page.getByRole('button', { name: 'OFFを押しました' }).click();
  await expect(page.getByText('押してからの時間')).toBeVisible();
});

test('whoever insists goes on with a reason', async ({ page, dns, hosting }) => {
  const site = await hosting.host({ host: 'shop.example', pace: () => Promise.resolve() });
  dns.set('www.shop.example', 'NXDOMAIN');
  await page.goto('/');
  await addSites(page, site.name);
  await cardOf(page, site.name).getByRole('link', { name: '復旧の手順を見る' }).click();
  // The beginning of a recovery looks by itself.
  await page.getByRole('button', { name: '復旧を始める' }).click();
  await page.getByRole('button', { name: '準備ができました' }).click();
  await page.getByRole('button', { name: '開きました。次へ' }).click();
  await expect(page.getByText(/^www\.shop\.example .*直してください/).first()).toBeVisible();
  const reason = page.getByRole('textbox');
  await expect(reason).toBeVisible();
  await reason.fill('サポートに言われたため');
  await page.getByRole('button', { name: /押したと記録する/ }).click();
  await expect(page.getByText('押してからの時間')).toBeVisible();
});
