import { expect, test } from './fixtures';
import { addSites, cardOf } from './world/board';
import { dateWords, deadlineWords } from './world/expected-words';
import { withDatabase } from './world/serve-app';
import type { App } from './world/serve-app';

test.describe('the main job', { tag: '@phone' }, () => {
  test('a blogger types a name, reads how long is left and what to do, renews, and reads that it worked', async ({
    page,
    app,
    startSite,
  }) => {
    const site = await startSite({ daysLeft: 12, hasWww: true });
    const old = site.issued;

    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: '見守るサイトを入れてください' })).toBeVisible();
    await addSites(page, site.name);

    const card = cardOf(page, site.name);
    await expect(card.getByText('あと12日', { exact: true })).toBeVisible();
    await expect(card.getByText(deadlineWords(old.notAfter, 'ja'), { exact: true })).toBeVisible();
    await expect(card.getByText('要対応')).toBeVisible();
    await expect(card.getByText('自動更新の時期を17日過ぎていますが、証明書が新しくなっていません。')).toBeVisible();
    await expect(card.getByText('今はふつうに見られます。', { exact: false })).toBeVisible();
    await expect(card.getByRole('link', { name: '復旧の手順を見る' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: '1件、対応が必要です' })).toBeVisible();

    await card.getByRole('link', { name: 'くわしく見る' }).click();
    await expect(page.getByRole('heading', { level: 1, name: site.name })).toBeVisible();
    const state = page.getByRole('region', { name: 'いまの状態' });
    await expect(state.getByText('あと12日', { exact: true })).toBeVisible();
    await expect(state.getByText('証明書の更新が遅れています')).toBeVisible();
    await expect(state.getByText('サーバー会社の管理画面で、証明書を更新(再発行)してください。')).toBeVisible();
    await expect(state.getByRole('img', { name: /^証明書の寿命。/ })).toBeVisible();
    for (const name of [site.name, `www.${site.name}`]) {
      const endpoint = page.getByRole('region', { name, exact: true });
      await expect(endpoint.getByText(`あと12日(${deadlineWords(old.notAfter, 'ja')})`)).toBeVisible();
    }

    const renewed = site.renew({ daysLeft: 89 });
    const change = `期限が ${dateWords(old.notAfter, 'ja')} から ${dateWords(renewed.notAfter, 'ja')} になりました。`;
    const answer = page.getByRole('listitem');
    await whenNobodyHasJustLooked(app);
    await page.getByRole('button', { name: '今すぐ確認', exact: true }).click();
    await expect(answer.filter({ hasText: `${site.name}:新しい証明書に変わりました。${change}` })).toHaveCount(2);
    await expect(answer.filter({ hasText: `www.${site.name}:新しい証明書に変わりました。${change}` })).toBeVisible();
    await expect(state.getByText('あと89日', { exact: true })).toBeVisible();
    await expect(state.getByText('見に来た人には、いつもどおりサイトが表示されています。')).toBeVisible();

    const history = page.getByRole('region', { name: 'これまでの証明書' }).getByRole('listitem');
    await expect(history).toHaveCount(2);
    await expect(history.first()).toContainText(
      `${dateWords(renewed.notBefore, 'ja')} – ${dateWords(renewed.notAfter, 'ja')}`,
    );
    await expect(history.first()).toContainText('いま使われています');
    await expect(history.last()).toContainText(`${dateWords(old.notBefore, 'ja')} – ${dateWords(old.notAfter, 'ja')}`);
    await expect(history.last()).not.toContainText('いま使われています');

    await page.getByRole('link', { name: 'サイトの一覧へ戻る' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'すべて正常です' })).toBeVisible();
  });

  test.describe('in English', () => {
    test.use({ locale: 'en-US' });

    test('the same: a name, the time left, the renewal, the change', async ({ page, app, startSite }) => {
      const site = await startSite({ daysLeft: 12 });
      const old = site.issued;

      await page.goto('/');
      await expect(page.getByRole('heading', { level: 1, name: 'Which site shall we watch?' })).toBeVisible();
      await addSites(page, site.name);

      const card = cardOf(page, site.name);
      await expect(card.getByText('12 days left', { exact: true })).toBeVisible();
      await expect(card.getByText(deadlineWords(old.notAfter, 'en'), { exact: true })).toBeVisible();
      await expect(card.getByText('Action needed')).toBeVisible();
      await expect(card.getByText('The automatic renewal is 17 days overdue')).toBeVisible();
      await expect(page.getByRole('heading', { level: 1, name: '1 site needs you' })).toBeVisible();

      await card.getByRole('link', { name: 'See the details' }).click();
      const state = page.getByRole('region', { name: 'How it is now' });
      await expect(state.getByText('12 days left', { exact: true })).toBeVisible();

      const renewed = site.renew({ daysLeft: 89 });
      const change = `It expires ${dateWords(renewed.notAfter, 'en')} instead of ${dateWords(old.notAfter, 'en')}.`;
      await whenNobodyHasJustLooked(app);
      await page.getByRole('button', { name: 'Check now', exact: true }).click();
      const answer = page
        .getByRole('listitem')
        .filter({ hasText: `${site.name}: there is a new certificate. ${change}` });
      await expect(answer).toBeVisible();
      await expect(state.getByText('89 days left', { exact: true })).toBeVisible();

      const history = page.getByRole('region', { name: 'Certificates so far' }).getByRole('listitem');
      await expect(history).toHaveCount(2);
      await expect(history.first()).toContainText('In use now');
      await expect(history.last()).toContainText(
        `${dateWords(old.notBefore, 'en')} – ${dateWords(old.notAfter, 'en')}`,
      );
    });
  });
});

/** A look is not repeated within a second (lib/monitor/check-endpoint.ts), and nobody renews a certificate as fast as a test. */
async function whenNobodyHasJustLooked({ databaseFile }: App): Promise<void> {
  await withDatabase(databaseFile, async (database) => {
    const countLately = () => database.endpoint.count({ where: { checkedAt: { gt: new Date(Date.now() - 1000) } } });
    await expect.poll(countLately).toBe(0);
  });
}
