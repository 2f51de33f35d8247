import { expect, test } from './fixtures';

const hourMs = 60 * 60 * 1000;

test('what is due is looked at although nobody has opened a page', async ({ serve, startSite }) => {
  const site = await startSite();
  const long = new Date(Date.now() - 12 * hourMs);
  await serve({
    fill: (database) =>
      database.site.create({
        data: {
          id: 'due',
          host: site.host,
          port: site.port,
          displayHost: site.host,
          createdAt: long,
          status: 'unknown',
          statusAt: long,
          urgency: 0,
          counterpart: 'settled',
          endpoints: { create: { id: 'due-0', host: site.host, port: site.port, createdAt: long, dueAt: long } },
        },
      }),
  });
  await expect.poll(() => site.countHandshakes()).toBe(1);
});
