import { createClient, listSiteLinks } from './http-client.mjs';

const warmUpRounds = 40;
const rounds = 100;

/** Several of each, so that no answer is quick only because it is the same as the one before. */
const filters = ['/?status=healthy', '/?status=watching', '/?status=down', '/?sort=expiry', '/?tag=%E3%81%8A%E5%BA%97'];
const searches = ['/?q=site-0', '/?q=77', '/?q=https%3A%2F%2Fwww.site-00042.example.jp%2Fblog', '/?q=example'];

/**
 * Times four pages of the large board and the first page of a small one, in turn, one request at a time.
 *
 * @param {{ url: string, cookie: string }} largeServer
 * @param {{ url: string, cookie: string }} smallServer
 * @param {AbortSignal} stop
 * @returns {Promise<{ times: Record<string, { p50: number, p95: number }>, requestCount: number }>} milliseconds; the
 *   count is of requests to the large one
 */
export async function measureRequests(largeServer, smallServer, stop) {
  const [large, small] = [createClient(largeServer), createClient(smallServer)];
  try {
    const jobs = [
      { page: 'board', client: large, paths: ['/'] },
      { page: 'filter', client: large, paths: filters },
      { page: 'search', client: large, paths: searches },
      { page: 'site', client: large, paths: await listSitePages(large) },
      { page: 'board_of_100', client: small, paths: ['/'] },
    ].map((job) => ({ ...job, times: [] }));
    await requireSites(jobs);

    for (let round = 0; round < warmUpRounds + rounds; round += 1) {
      for (let turn = 0; turn < jobs.length; turn += 1) {
        stop.throwIfAborted();
        // Nobody always comes after the same neighbour, whose litter it would sweep up.
        const { client, paths, times } = jobs[(round + turn) % jobs.length];
        const { tookMs } = await client.load(paths[round % paths.length]);
        if (round >= warmUpRounds) times.push(tookMs);
      }
    }
    const times = Object.fromEntries(jobs.map((job) => [job.page, summarise(job.times)]));
    return { times, requestCount: (jobs.length - 1) * (warmUpRounds + rounds) };
  } finally {
    large.close();
    small.close();
  }
}

/** Sites of several states: those on the first page, and some that are well. */
async function listSitePages(client) {
  const pages = await Promise.all(['/', '/?sort=name'].map((path) => client.load(path)));
  return pages.flatMap((page) => listSiteLinks(page.text()));
}

/** An error page can be quick too. */
async function requireSites(jobs) {
  for (const { page, client, paths } of jobs) {
    for (const path of page === 'site' ? [] : paths) {
      const { text } = await client.load(path);
      if (listSiteLinks(text()).length === 0) throw new Error(`${path} shows no site.`);
    }
  }
}

function summarise(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => Number(sorted[Math.ceil(share * sorted.length) - 1].toFixed(1));
  return { p50: at(0.5), p95: at(0.95) };
}
