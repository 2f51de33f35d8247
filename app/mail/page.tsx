import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { addFromMailAction } from '@/app/actions/add-from-mail';
import { readMailAction } from '@/app/actions/read-mail';
import { Term } from '@/components/learn/term';
import { MailForm } from '@/components/mail-form';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { isAllowed } from '@/lib/auth/permissions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mail');
  return { title: t('title') };
}

/** For whoever has had a frightening mail: what it says, whether it is so, and whether its links can be trusted. */
export default async function MailPage() {
  const visitor = await requireVisitor('sites.see', '/mail');
  const t = await getTranslations('mail');
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <p className="reading">{t.rich('mayNotCome', { term: (word) => <Term topic="history">{word}</Term> })}</p>
      <Card>
        <MailForm
          action={readMailAction}
          add={isAllowed('sites.add', visitor) ? addFromMailAction : null}
          words={{
            text: t('text'),
            textHint: t('textHint'),
            file: t('file'),
            fileHint: t('fileHint'),
            submit: t('submit'),
            pending: t('pending'),
            nothing: t('nothing'),
            nothingNext: t('nothingNext'),
            noNames: t('noNames'),
            toBoard: t('toBoard'),
            shows: t('shows'),
            add: t('add'),
            addPending: t('addPending'),
            linksGood: t('linksGood'),
            linksBad: t('linksBad'),
            linksNote: t('linksNote'),
          }}
        />
      </Card>
    </>
  );
}
