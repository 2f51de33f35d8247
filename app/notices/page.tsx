import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { requireVisitor } from '@/app/_access/read-visitor';
import { removePolicyAction, savePolicyAction } from '@/app/actions/notices/policies';
import { ActForm } from '@/components/act-form';
import { FieldsForm } from '@/components/fields-form';
import { Term } from '@/components/learn/term';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { db } from '@/lib/db/client';
import { findPolicyFor } from '@/lib/db/find-policy-for';
import { writeTarget } from '@/lib/events/notice-policy';
import { listPolicyFields } from './_parts/policy-fields';
import { listPolicyGroups } from './_parts/policy-groups';
import { HeartbeatCard } from './_parts/heartbeat-card';
import { nameTarget, readTarget } from './_parts/policy-target';
import { SpecialPolicies } from './_parts/special-policies';
import { WeeklyCard } from './_parts/weekly-card';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notices');
  return { title: t('title') };
}

/** What is told, and when: for all sites, for those with a tag, or for one. */
export default async function NoticesPage({ searchParams }: PageProps<'/notices'>) {
  const visitor = await requireVisitor('notices.manage', '/notices');
  const target = readTarget(await searchParams);
  const name = await nameTarget(target, visitor.scope);
  if (name === null) notFound();
  const [t, { policy, isOwn }] = await Promise.all([getTranslations('notices'), findPolicyFor(db(), target)]);
  const isForAll = target.kind === 'all';
  const targetField = <input type="hidden" name="target" value={writeTarget(target)} />;
  return (
    <>
      <p>
        <Link className="link" href={isForAll ? '/channels' : '/notices'}>
          {isForAll ? t('toChannels') : t('toAll')}
        </Link>
      </p>
      <PageHeading
        title={isForAll ? t('title') : t('titleFor', { name })}
        lead={isForAll ? t('lead') : isOwn ? t('leadOwn') : t('leadInherited')}
      />
      <p className="reading">{t.rich('byLife', { term: (word) => <Term topic="lifetime">{word}</Term> })}</p>
      <Card>
        <FieldsForm
          action={savePolicyAction}
          fields={await listPolicyFields(policy)}
          groups={await listPolicyGroups(policy)}
          submit={t('save')}
          pending={t('pending')}
        >
          {targetField}
        </FieldsForm>
        {isOwn && !isForAll ? (
          <div className="mt-5 border-t border-line pt-4">
            <ActForm action={removePolicyAction} label={t('removeOwn')} pending={t('pending')} size="small">
              {targetField}
            </ActForm>
          </div>
        ) : null}
      </Card>
      {isForAll ? (
        <>
          <SpecialPolicies />
          <WeeklyCard />
          <Allowed to="channels.manage">
            <HeartbeatCard />
          </Allowed>
        </>
      ) : null}
    </>
  );
}
