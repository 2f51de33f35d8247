import { getTranslations } from 'next-intl/server';
import { Disclosure } from '@/components/ui/disclosure';
import type { SitePage } from '@/lib/db/find-site';
import { toDisplayHost } from '@/lib/tls/display-host';
import { problemWords } from '@/lib/tls/problem-words';
import { describeChanges, isQuiet } from '@/lib/view/describe-changes';
import { readClock } from '@/lib/view/read-clock';

/** The last checks, newest first, folded: when, what was found, what had changed. */
export async function CheckHistory({ site }: { site: SitePage }) {
  const [t, clock] = await Promise.all([getTranslations('site'), readClock()]);
  const rows = await Promise.all(
    site.checks.map(async (check) => ({
      ...check,
      changed: isQuiet(check.changes)
        ? []
        : await describeChanges({ host: check.host, port: site.port }, check.changes),
    })),
  );
  return (
    <section aria-labelledby="checks">
      <h2 id="checks" className="text-std-20B-150">
        {t('checks')}
      </h2>
      {rows.length === 0 ? (
        <p className="mt-2 text-sub">{t('checksNone')}</p>
      ) : (
        <Disclosure summary={t('checksShow', { count: rows.length })}>
          <ul className="grid gap-2">
            {rows.map((check) => (
              <li key={check.checkId} className="rounded-8 border border-line bg-white px-4 py-3">
                <p className="tabular">
                  <b>{clock.instant(check.startedAt)}</b> ・ <bdi>{toDisplayHost(check.host)}</bdi>
                </p>
                <p>
                  {check.problems.length === 0
                    ? t('checkFine')
                    : check.problems.map((problem) => problemWords[problem].title[clock.locale]).join(' / ')}
                </p>
                {check.changed.map((sentence) => (
                  <p key={sentence} className="text-sub">
                    {sentence}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}
