import { expect, test } from './fixtures';
import { addAndOpen, addButton, addField, addSites, cardOf, openCard, rowOf, waitUntilLive } from './world/board';
import { withDatabase } from './world/serve-app';

const typedForms = [
  { typed: 'https://www.example.jp/blog?x=1', name: 'example.jp' },
  { typed: '日本語.jp', name: '日本語.jp' },
  { typed: 'EXAMPLE.net.', name: 'example.net' },
  { typed: 'example.com:8443', name: 'example.com:8443' },
  { typed: 'example。org', name: 'example.org' },
];

const refusedEntries = [
  { typed: '192.168.0.1', why: '外から見えないアドレスです。' },
  { typed: '10.0.0.1', why: '外から見えないアドレスです。' },
  { typed: 'https://user:word@example.jp/', why: 'ユーザー名やパスワード(@ の前の部分)は入れないでください。' },
  { typed: 'myblog', why: 'ドット(.)がありません。' },
  { typed: `${`${'a'.repeat(63)}.`.repeat(3)}${'b'.repeat(59)}.jp`, why: '長すぎます。名前は253文字までです。' },
  { typed: 'exa\u202emple.jp', why: '名前に使えない文字が入っています。' },
  { typed: 'exa\u0007mple.jp', why: '名前に使えない文字が入っています。' },
  { typed: '<svg/onload=window.wasRun=1>.jp', why: '名前に使えない文字が入っています。' },
  { typed: 'ftp://example.jp', why: 'https:// で始まるアドレスか、サイトの名前を入れてください。' },
  { typed: 'example.jp:0', why: 'ポート番号は1から65535までです。' },
  { typed: 'example.jp:25', why: 'このポートは確認できません。' },
];

test('every way to write a name is understood', async ({ page }) => {
  await page.goto('/');
  for (const { typed, name } of typedForms) {
    await addSites(page, typed);
    await expect(cardOf(page, name)).toBeVisible();
    await expect(addField(page)).toHaveValue('');
  }
  await page.goto('/');
  await expect(page.getByText('xn--wgv71a119e.jp')).toBeVisible();
});

test('many names can be pasted at once, with whatever stands between them', async ({ page }) => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `${letter}.example.jp`);
  const [a, b, c, d, e, f, g] = names;
  await page.goto('/');
  await addSites(page, `${a}, ${b}\t${c}\n\n・${d}、${e} ${f}\r\n1. https://${g}/`);
  for (const name of names) await expect(rowOf(page, name).getByText('サイトの名前が見つかりません')).toBeVisible();
});

test('more than twelve at once are added, and the others are said to be on their way', async ({ page }) => {
  await page.goto('/');
  await addSites(page, Array.from({ length: 15 }, (_, index) => `shop-${index}.example.jp`).join('\n'));
  await expect(page.getByText('ほかに3件を追加しました。順に確認しています。')).toBeVisible();
  await expect(page.getByRole('link', { name: /^すべて 15$/ })).toBeVisible();
});

test('a site that is watched already is said to be so, and nothing else happens', async ({ page, startSite }) => {
  const site = await startSite();
  await page.goto('/');
  await addSites(page, `${site.name} https://${site.name}/again`);
  await expect(page.getByText('1件を追加しました。')).toBeVisible();
  await expect(page.getByText(`「${site.name}」はもう見守っています。`)).toBeVisible();

  await page.goto('/');
  await addSites(page, site.name.toUpperCase());
  await expect(page.getByText(`「${site.name}」はもう見守っています。`)).toBeVisible();
  await expect(addField(page)).toHaveValue('');
  await page.getByRole('link', { name: '開く' }).click();
  await expect(page.getByRole('heading', { level: 1, name: site.name })).toBeVisible();
});

test('refused lines stay in the field, each with its reason, and the good ones are added', async ({
  page,
  startSite,
}) => {
  const site = await startSite();
  const refused = refusedEntries.map((entry) => entry.typed);
  await page.goto('/');
  await addSites(page, [site.name, ...refused].join('\n'));

  await expect(
    page.getByText(`1件を追加しました。${refused.length}件は追加できませんでした。入力欄に残してあります。`),
  ).toBeVisible();
  await expect(cardOf(page, site.name).getByText('あと60日')).toBeVisible();
  await expect(addField(page)).toHaveValue(refused.join('\n'));
  await expect(addField(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(addField(page)).toBeFocused();
  const reasons = page.getByRole('listitem').filter({ hasText: /./ });
  for (const { typed, why } of refusedEntries) {
    await expect(reasons.filter({ hasText: typed }).filter({ hasText: why })).toHaveCount(1);
  }
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
});

test('markup is text, whatever it is typed into', async ({ page }) => {
  page.on('dialog', () => {
    throw new Error('Something that was typed was run');
  });
  await page.goto('/');
  await addSites(page, '"><script>window.wasRun=1</script><img/src=x/onerror=window.wasRun=1>');
  await expect(page.getByText('1件は追加できませんでした。')).toBeVisible();
  await page.goto('/?q=%3Cscript%3Ewindow.wasRun%3D1%3C%2Fscript%3E&added=%3Cimg%20src%3Dx%3E&deleted=%27%22');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
});

test('an ending that nobody knows is a warning, not a refusal', async ({ page }) => {
  await page.goto('/');
  await addSites(page, 'example.jpp');
  await expect(
    page.getByText('「example.jpp」の末尾は知られていないものです。打ち間違いでないか見てください。'),
  ).toBeVisible();
  const card = cardOf(page, 'example.jpp');
  await expect(card.getByText('つづりを確かめてください。', { exact: false })).toBeVisible();
  await expect(card.getByText('証明書を入れ直しても(OFF → ON)直らない状態です。', { exact: false })).toBeVisible();
  await expect(card.getByRole('link', { name: '復旧の手順を見る' })).toHaveCount(0);
});

test('nothing typed is one sentence', async ({ page }) => {
  await page.goto('/');
  await addSites(page, ' \n ');
  await expect(page.getByText('サイトの名前を入れてください。例:example.jp')).toBeVisible();
});

test('a megabyte is refused in one sentence and stays where it was pasted', async ({ page }) => {
  const megabyte = 'example.jp,'.repeat(95_326).slice(0, 1024 * 1024);
  await page.goto('/');
  // Typed by the browser's own means, so much text takes it a minute.
  await addField(page).evaluate((field: HTMLTextAreaElement, text) => (field.value = text), megabyte);
  await addButton(page).click();
  await expect(page.getByText('入力が長すぎます(64KBまで)。分けて追加してください。')).toBeVisible();
  await expect(addField(page)).toHaveValue(megabyte);
});

test('more than five hundred names are refused as a whole', async ({ page, app }) => {
  await page.goto('/');
  await addSites(page, Array.from({ length: 501 }, (_, index) => `s${index}.example.jp`).join(' '));
  await expect(
    page.getByText('一度に追加できるのは500件までです。501件ありました。分けて追加してください。'),
  ).toBeVisible();
  expect(await withDatabase(app.databaseFile, (database) => database.site.count())).toBe(0);
});

test('the name with www is found and watched, and can be left out again', async ({ page, startSite }) => {
  const site = await startSite({ hasWww: true });
  await addAndOpen(page, site.name);

  const www = page.getByRole('region', { name: `www.${site.name}` });
  await expect(www.getByText('正常')).toBeVisible();
  await www.getByRole('button', { name: `確認をやめる www.${site.name}` }).click();
  await expect(www.getByText('確認していません')).toBeVisible();

  await page.getByRole('button', { name: `確認をやめる ${site.name}`, exact: true }).click();
  await expect(
    page.getByText('最後の1つは外せません。確認を休むときは「確認を停止する」を使ってください。'),
  ).toBeVisible();

  await www.getByRole('button', { name: `また確認する www.${site.name}` }).click();
  await expect(www.getByText('正常')).toBeVisible();
});

test('the name without www is found when the one with it was typed', async ({ page, startSite }) => {
  const site = await startSite({ hasWww: true });
  await page.goto('/');
  await addSites(page, `https://www.${site.name}/`);
  await openCard(page, site.name);
  await expect(page.getByRole('region', { name: site.name, exact: true }).getByText('正常')).toBeVisible();
  await expect(page.getByRole('region', { name: `www.${site.name}` }).getByText('正常')).toBeVisible();
});

test('whoever does not want the other name gets only what was typed', async ({ page, dns, startSite }) => {
  const site = await startSite({ hasWww: true });
  await page.goto('/');
  await page.getByRole('checkbox', { name: 'www の付く名前・付かない名前の両方を確認する(あれば)' }).uncheck();
  await addSites(page, site.name);
  await openCard(page, site.name);
  await expect(page.getByRole('region', { name: site.name, exact: true }).getByText('正常')).toBeVisible();
  await expect(page.getByRole('region', { name: `www.${site.name}` })).toHaveCount(0);
  expect(dns.questions).not.toContain(`A www.${site.host}`);
});

test('a server that never answers blocks neither the form nor the other cards', async ({
  page,
  startSite,
  startSilentSite,
}) => {
  const silent = await startSilentSite('slow.example.jp');
  const first = await startSite();
  const second = await startSite({ host: 'example.net' });
  const looking = page.getByText(`${silent.name} を外から見ています…`);
  await page.goto('/');
  await addSites(page, `${silent.name} ${first.name}`);

  await expect(cardOf(page, first.name).getByText('あと60日')).toBeVisible();
  await expect(looking).toBeVisible();
  await expect(addButton(page)).toHaveText('追加して確認');
  await addSites(page, second.name);
  await expect(cardOf(page, second.name).getByText('あと60日')).toBeVisible();

  await page.goBack();
  await expect(cardOf(page, silent.name).getByText('接続できません')).toBeVisible({ timeout: 20_000 });
  await expect(cardOf(page, silent.name).getByText('サーバーから返事がありませんでした。')).toBeVisible();
});

test('the same site added from two tabs at once is one site', async ({ context, app, startSite }) => {
  const site = await startSite({ hasWww: true });
  const tabs = [await context.newPage(), await context.newPage()];
  for (const tab of tabs) {
    await tab.goto('/');
    await addField(tab).fill(site.name);
  }
  await Promise.all(tabs.map((tab) => addButton(tab).click()));
  for (const tab of tabs) {
    await expect(
      cardOf(tab, site.name)
        .or(tab.getByText(`「${site.name}」はもう見守っています。`))
        .first(),
    ).toBeVisible();
  }
  const board = await context.newPage();
  await board.goto('/');
  await expect(board.getByRole('link', { name: site.name, exact: true })).toHaveCount(1);
  expect(await withDatabase(app.databaseFile, (database) => database.site.count())).toBe(1);
});

test('Enter sends, and Shift with Enter makes a line', async ({ page }) => {
  await page.goto('/');
  await waitUntilLive(page);
  await addField(page).pressSequentially('one.example.jp');
  await addField(page).press('Shift+Enter');
  await addField(page).pressSequentially('two.example.jp');
  await expect(addField(page)).toHaveValue('one.example.jp\ntwo.example.jp');
  await addField(page).press('Enter');
  await expect(cardOf(page, 'one.example.jp')).toBeVisible();
  await expect(cardOf(page, 'two.example.jp')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a site is added, its card comes by itself, and a refused line is kept', async ({ page, startSite }) => {
    const site = await startSite({ daysLeft: 12 });
    await page.goto('/');
    await addSites(page, site.name);
    await expect(cardOf(page, site.name).getByText('あと12日')).toBeVisible();

    await addSites(page, '192.168.0.1');
    await expect(page.getByText('外から見えないアドレスです。')).toBeVisible();
    await expect(addField(page)).toHaveValue('192.168.0.1');
    await page.goto('/');
    await expect(cardOf(page, site.name).or(rowOf(page, site.name))).toHaveCount(1);
  });
});
