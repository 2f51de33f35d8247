import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { importSitesAction } from '@/app/actions/import-sites';
import { ImportForm, type ImportState } from '@/components/import-form';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { tableLimits } from '@/lib/monitor/site-table';

const nothingSaid: ImportState = {
  text: '',
  withCounterpart: true,
  tone: 'bad',
  message: null,
  preview: null,
  boardHref: null,
  turn: 0,
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('import');
  return { title: t('title') };
}

/** For whoever has a list of hundreds of sites already. */
export default async function ImportPage() {
  await requireVisitor('sites.add', '/import');
  const [t, add] = await Promise.all([getTranslations('import'), getTranslations('add')]);
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <Card>
        <ImportForm
          action={importSitesAction}
          initial={nothingSaid}
          maxBytes={{ text: tableLimits.bytes, file: tableLimits.fileBytes }}
          words={{
            text: t('text'),
            textHint: t('textHint'),
            file: t('file'),
            fileHint: t('fileHint'),
            both: add('both'),
            preview: t('preview'),
            add: t('add'),
            pending: t('pending'),
            toBoard: t('toBoard'),
            tooLong: t('tooLong'),
            found: t('found'),
            notYet: t('notYet'),
            columnSite: t('column.site'),
            columnBecomes: t('column.becomes'),
            columnTags: t('column.tags'),
          }}
        />
      </Card>
    </>
  );
}
