import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { makeKeyAction } from '@/app/actions/account/api-keys';
import { KeyForm } from '@/components/key-form';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { keyDays, keyLimits, keyScopes, mayWrite } from '@/lib/auth/api-keys';
import { isAllowed } from '@/lib/auth/permissions';
import { listApiKeys } from '@/lib/db/api-keys';
import { db } from '@/lib/db/client';
import { KeyList } from './_parts/key-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('keys');
  return { title: t('title') };
}

/** The keys with which programs act as oneself; an owner sees those of everybody. */
export default async function KeysPage() {
  const visitor = await requireVisitor('account.self', '/keys');
  const seesAllKeys = isAllowed('people.manage', visitor);
  const [t, keys] = await Promise.all([
    getTranslations('keys'),
    listApiKeys(db(), seesAllKeys ? null : visitor.personId),
  ]);
  const own = keys.filter(({ personId }) => personId === visitor.personId);
  const others = keys.filter(({ personId }) => personId !== visitor.personId);
  const scopes = mayWrite(visitor.role) ? keyScopes : keyScopes.filter((scope) => scope === 'read');
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <p>
        <Link className="link" href="/api-docs">
          {t('toDocs')}
        </Link>
      </p>
      <KeyList id="own-keys" title={t('ownTitle')} none={t('none')} keys={own} />
      <Card labelledBy="make-key">
        <h2 id="make-key" className="mb-3 text-std-20B-150">
          {t('makeTitle')}
        </h2>
        <KeyForm
          action={makeKeyAction}
          scopes={scopes.map((scope) => ({ value: scope, label: t(`scope.${scope}`), hint: t(`scopeHint.${scope}`) }))}
          days={keyDays.map((days) => ({ value: days, label: t('forDays', { days }) }))}
          nameLimit={keyLimits.nameLength}
          words={{
            name: t('name'),
            nameHint: t('nameHint'),
            scope: t('scopeLabel'),
            days: t('daysLabel'),
            submit: t('make'),
            pending: t('pending'),
            key: t('key'),
            keep: t('keep'),
          }}
        />
      </Card>
      {others.length === 0 ? null : (
        <KeyList id="others-keys" title={t('othersTitle')} none={t('none')} keys={others} withPerson />
      )}
    </>
  );
}
