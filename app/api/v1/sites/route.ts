import { addSites, type AddedEntry, type AddSitesResult } from '@/lib/monitor/add-sites';
import { listSitePage } from '@/lib/db/list-site-page';
import type { Locale } from '@/lib/words/locale';
import { toPage, writeCursor } from '../_api/cursor';
import { defineEndpoints } from '../_api/define-endpoints';
import { endpoint } from '../_api/endpoint';
import { operations } from '../_api/operations';
import type { Refusal } from '../_api/problems';
import { showSite } from '../_api/show';
import { refuseTags, refuseTooMuch, wordTargetRefusal } from '../_api/word-added';

export const { GET, POST, PUT, PATCH, DELETE } = defineEndpoints({
  GET: endpoint(operations.listSites, async ({ monitor: { db, rules, now }, holder: { scope }, query, url }) => {
    const { status, q, tag, cursor, limit } = query;
    const rows = await listSitePage(db, {
      scope,
      ...(status === undefined ? {} : { status }),
      ...(q === undefined ? {} : { search: q }),
      ...(tag === undefined ? {} : { tagName: tag }),
      after: cursor ? { createdAt: cursor[0], siteId: cursor[1] } : null,
      limit: limit + 1,
      rules,
      now: now(),
    });
    const place = (row: (typeof rows)[number]) => writeCursor(row.createdAt, row.siteId);
    return { answer: toPage(rows, limit, url, { show: showSite, place }) };
  }),

  POST: endpoint(operations.addSites, async ({ monitor, holder, locale, body }) => {
    const { host, entries = [], tags = [], counterpart } = body;
    const refusal = refuseTags(tags);
    if (refusal) return refusal;
    const typed = host === undefined ? entries : [host];
    const result = await addSites(monitor, holder, typed.join('\n'), { withCounterpart: counterpart, tags });
    const [first, ...others] = [...result.added, ...result.restored];
    if (!first) return refuseAll(result, { host, entries });
    return {
      answer: showAdded(result, locale),
      ...(others.length === 0 ? { location: `/api/v1/sites/${first.siteId}` } : {}),
    };
  }),
});

function showAdded({ added, restored, duplicates, refused }: AddSitesResult, locale: Locale) {
  return {
    added: added.map(showEntry),
    restored: restored.map(showEntry),
    duplicates: duplicates.map(({ text, siteId, displayHost }) => ({ text, siteId, displayHost })),
    refused: refused.map(({ text, refusal }) => ({ text, code: refusal, detail: wordTargetRefusal(refusal)[locale] })),
  };
}

function showEntry({ text, siteId, displayHost, warnings }: AddedEntry) {
  return { text, siteId, displayHost, warnings: [...warnings] };
}

/** Nothing was added. What stands there already is told only when nothing was wrong with the rest. */
function refuseAll(
  { tooMuch, refused, duplicates }: AddSitesResult,
  { host, entries }: { host: string | undefined; entries: readonly string[] },
): Refusal {
  if (tooMuch) return refuseTooMuch(tooMuch);
  const toPointer = (text: string) => (host !== undefined ? '/host' : `/entries/${entries.indexOf(text)}`);
  if (refused.length === 0 && duplicates.length > 0) {
    const detail = { ja: 'もう見守っています。', en: 'It is watched already.' };
    return { problem: 'already-watched', errors: duplicates.map(({ text }) => ({ pointer: toPointer(text), detail })) };
  }
  if (refused.length === 0) {
    const detail = wordTargetRefusal('empty');
    return {
      problem: 'invalid',
      errors: [{ pointer: host !== undefined ? '/host' : '/entries', code: 'empty', detail }],
    };
  }
  const errors = refused.map(({ text, refusal }) => ({
    pointer: toPointer(text),
    code: refusal,
    detail: wordTargetRefusal(refusal),
  }));
  return { problem: 'invalid', errors };
}
