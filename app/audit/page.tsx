import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { PageHeading } from '@/components/page-heading';
import { buttonClass } from '@/components/ui/button';
import { listAuditEntries } from '@/lib/db/audit';
import { db } from '@/lib/db/client';
import { readClock } from '@/lib/view/read-clock';
import { readAuditWords } from './_parts/audit-words';

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit');
  return { title: t('title') };
}

/** Who did what, the newest first. */
export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  await requireVisitor('audit.see', '/audit');
  const before = readEntryId((await searchParams)['before']);
  const [t, clock, toLine, rows] = await Promise.all([
    getTranslations('audit'),
    readClock(),
    readAuditWords(),
    listAuditEntries(db(), { before, limit: pageSize + 1 }),
  ]);
  const lines = rows.slice(0, pageSize).map(toLine);
  const last = rows.length > pageSize ? lines.at(-1) : undefined;
  return (
    <>
      <PageHeading title={t('title')} lead={lines.length === 0 ? t('none') : t('lead')} />
      <p>
        {/* A file, not a page: the router must not fetch it beforehand. */}
        <a className="link" href="/audit/export" download>
          {t('export')}
        </a>
      </p>
      <ol className="grid gap-2">
        {lines.map((line) => (
          <li key={line.entryId} className="rounded-12 border border-line bg-white p-4 break-words">
            <p className="text-dns-14N-130 text-sub tabular">{clock.instant(line.at)}</p>
            <p>
              <bdi className="font-700">{line.who}</bdi> — {line.did}
              {line.to === null ? null : (
                <>
                  {' '}
                  <bdi className="font-700">{line.to}</bdi>
                </>
              )}
            </p>
            {line.more.map((text) => (
              <p key={text} className="text-sub">
                <bdi>{text}</bdi>
              </p>
            ))}
          </li>
        ))}
      </ol>
      <nav aria-label={t('paging')} className="flex flex-wrap justify-center gap-3">
        {before === null ? null : (
          <Link className={buttonClass('secondary', 'small')} href="/audit">
            {t('newest')}
          </Link>
        )}
        {last ? (
          <Link rel="next" className={buttonClass('secondary', 'small')} href={`/audit?before=${last.entryId}`}>
            {t('older')}
          </Link>
        ) : null}
      </nav>
    </>
  );
}

/** A number of an entry as it stands in the address; anything else begins with the newest. */
function readEntryId(text: string | string[] | undefined): number | null {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
