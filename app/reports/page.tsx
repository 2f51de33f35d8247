import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { PageHeading } from '@/components/page-heading';
import { db } from '@/lib/db/client';
import { listTags } from '@/lib/db/list-tags';
import { findFirstAdded, listTagsBefore } from '@/lib/db/report-sites';
import { readClock } from '@/lib/view/read-clock';
import { monthOf, stepMonth, wordMonth } from '@/lib/view/report-month';
import { reportHref } from './_parts/report-href';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reports');
  return { title: t('title') };
}

/** A report for each client, which is a tag, and one for all sites. */
export default async function ReportsPage() {
  const { scope } = await requireVisitor('sites.see', '/reports');
  const [t, { now, zone, locale }, tags] = await Promise.all([
    getTranslations('reports'),
    readClock(),
    listTags(db(), scope),
  ]);
  const current = monthOf(now, zone);
  const last = stepMonth(current, -1, zone);
  const [firstAdded, older] = await Promise.all([
    findFirstAdded(db(), { scope, tagId: null }, now),
    listTagsBefore(db(), last.to),
  ]);
  // A month in which nothing was watched yet has no report.
  const monthsOf = (isOlder: boolean) => (isOlder ? [last, current] : [current]);
  const isOlder = firstAdded !== null && firstAdded < last.to;
  const subjects = [
    { tagId: null, name: t('allSites'), count: null, months: monthsOf(isOlder) },
    ...tags.map(({ tagId, name, siteCount }) => ({
      tagId,
      name,
      count: siteCount,
      months: monthsOf(older.has(tagId)),
    })),
  ];
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <ul className="grid gap-3 desktop:grid-cols-2">
        {subjects.map(({ tagId, name, count, months }) => (
          <li key={tagId ?? ''} className="rounded-12 border border-line bg-white p-4">
            <h2 className="text-std-18B-160">
              <bdi>{name}</bdi>
            </h2>
            {count === null ? null : <p className="text-sub">{t('siteCount', { count })}</p>}
            <ul className="flex flex-wrap gap-x-6">
              {months.map((month) => (
                <li key={month.month}>
                  <Link
                    className="link inline-flex min-h-11 items-center"
                    href={reportHref(tagId, month)}
                    prefetch={false}
                  >
                    {wordMonth(month, locale)}
                    <span className="sr-only">{t('of', { name })}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {tags.length === 0 ? <p className="reading text-sub">{t('noTags')}</p> : null}
    </>
  );
}
