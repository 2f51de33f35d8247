import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readScope, requireVisitor } from '@/app/_access/read-visitor';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import { listTags } from '@/lib/db/list-tags';
import { findFirstAdded } from '@/lib/db/report-sites';
import type { SiteScope } from '@/lib/db/site-scope';
import { getMonitor } from '@/lib/monitor/monitor';
import { gatherReport, type Report } from '@/lib/view/gather-report';
import { readClock } from '@/lib/view/read-clock';
import { listMonths, monthOf, readMonth, wordMonth } from '@/lib/view/report-month';
import { allSites } from '../_parts/report-href';
import { MonthChoice } from './_parts/month-choice';
import { ReportHead } from './_parts/report-head';
import { ReportTables } from './_parts/report-tables';

export async function generateMetadata({ params, searchParams }: PageProps<'/reports/[tag]'>): Promise<Metadata> {
  const [{ tag }, { month: asked }, t, { now, zone, locale }, scope] = await Promise.all([
    params,
    searchParams,
    getTranslations('reports'),
    readClock(),
    readScope(),
  ]);
  const subject = await findSubject(tag, scope);
  const month = chooseMonth(asked, now, zone);
  return subject
    ? { title: t('titleOf', { name: subject.name ?? t('allSites'), month: wordMonth(month, locale) }) }
    : {};
}

/** What happened in a month at the sites of a client, for the screen and for paper. */
export default async function ReportPage({ params, searchParams }: PageProps<'/reports/[tag]'>) {
  const { tag } = await params;
  const { scope } = await requireVisitor('sites.see', `/reports/${tag}`);
  const [subject, { month: asked }, t, { now, zone }] = await Promise.all([
    findSubject(tag, scope),
    searchParams,
    getTranslations('reports'),
    readClock(),
  ]);
  if (!subject) notFound();
  const { tagId } = subject;
  const month = chooseMonth(asked, now, zone);
  const [report, firstAdded] = await Promise.all([
    gatherReport(db(), { scope, tagId, month, rules: getMonitor().rules, now }),
    findFirstAdded(db(), { scope, tagId }, now),
  ]);
  const offered = listMonths(firstAdded ?? now, now, zone);
  const isUnreadable = asked !== undefined && (typeof asked !== 'string' || !readMonth(asked, now, zone));
  return (
    <div className={`report ${isShort(report) ? 'report-short' : ''} grid grid-cols-[minmax(0,1fr)] gap-6`}>
      <MonthChoice tag={tag} chosen={month} months={offered} />
      {isUnreadable ? (
        <Notice tone="warning">
          <p>{t('badMonth')}</p>
        </Notice>
      ) : null}
      <ReportHead name={subject.name ?? t('allSites')} month={month} report={report} />
      <ReportTables report={report} month={month} />
    </div>
  );
}

/** Whose report it is: a tag that one may see, or all sites; null when there is no such tag. */
async function findSubject(
  tag: string,
  scope: SiteScope,
): Promise<{ tagId: string | null; name: string | null } | null> {
  const wanted = decodeTag(tag);
  if (wanted === allSites) return { tagId: null, name: null };
  return (await listTags(db(), scope)).find(({ tagId }) => tagId === wanted) ?? null;
}

/** Next leaves what stands in the address as it is written there. */
function decodeTag(tag: string): string {
  try {
    return decodeURIComponent(tag);
  } catch {
    return tag;
  }
}

/** With more rows, laying tables out within a table to repeat its head takes Chromium minutes and gigabytes. */
const mostRepeated = 100;

function isShort({ sites, renewals, recoveries, events, expiries, plans }: Report): boolean {
  const all = [sites, renewals, recoveries, events, expiries, plans];
  return all.reduce((sum, rows) => sum + rows.length, 0) <= mostRepeated;
}

/** What the address says; else the current month. */
function chooseMonth(asked: string | string[] | undefined, now: Date, zone: string) {
  const read = typeof asked === 'string' ? readMonth(asked, now, zone) : null;
  return read ?? monthOf(now, zone);
}
