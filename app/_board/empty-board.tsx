import type { ReactNode } from 'react';
import { getTranslations } from 'next-intl/server';
import { Term } from '@/components/learn/term';
import { PageHeading } from '@/components/page-heading';
import { Allowed } from '@/app/_access/allowed';
import { readVisitor } from '@/app/_access/read-visitor';
import { isAllowed } from '@/lib/auth/permissions';
import { AddSites } from './add-sites';
import { DeletedLink } from './deleted-link';
import { ImportLink } from './import-link';
import { MailLink } from './mail-link';

/** Nothing to watch yet: one field, and what will happen. */
export async function EmptyBoard({ notice }: { notice: ReactNode }) {
  const [t, visitor] = await Promise.all([getTranslations('board.empty'), readVisitor()]);
  if (visitor && !isAllowed('sites.add', visitor)) {
    return (
      <>
        {notice}
        <PageHeading title={t('nothingSharedTitle')} lead={t('nothingShared')} />
      </>
    );
  }
  const steps = [
    { title: t('step1'), text: t('step1Text') },
    { title: t('step2'), text: t('step2Text') },
    { title: t('step3'), text: t('step3Text') },
  ];
  return (
    <>
      {notice}
      <PageHeading
        title={t('title')}
        lead={t.rich('lead', { term: (word) => <Term topic="certificate">{word}</Term> })}
      />
      <AddSites key="add" isHero />
      <ol className="grid gap-4 desktop:grid-cols-3">
        {steps.map((step, index) => (
          <li key={step.title} className="flex gap-3">
            <span
              aria-hidden="true"
              className="text-dns-16B-130 grid size-8 shrink-0 place-items-center rounded-full border-2 border-brand text-brand"
            >
              {index + 1}
            </span>
            <div>
              <h2 className="text-std-16B-170">{step.title}</h2>
              <p className="text-sub">{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
      <ImportLink />
      <MailLink />
      <Allowed to="sites.delete">
        <DeletedLink />
      </Allowed>
    </>
  );
}
