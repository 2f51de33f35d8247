import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { secondStepAction } from '@/app/actions/account/second-step';
import { FieldsForm } from '@/components/fields-form';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { readLocalPath } from '@/lib/auth/local-path';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.secondStep');
  return { title: t('title') };
}

/** After the password, for those who have set up a second factor. */
export default async function SecondStepPage({ searchParams }: PageProps<'/sign-in/second-step'>) {
  const [{ next }, t] = await Promise.all([searchParams, getTranslations('account')]);
  return (
    <>
      <PageHeading title={t('secondStep.title')} lead={t('secondStep.lead')} />
      <Card>
        <FieldsForm
          action={secondStepAction}
          fields={[
            {
              name: 'code',
              label: t('secondStep.code'),
              hint: t('secondStep.codeHint'),
              autoComplete: 'one-time-code',
            },
          ]}
          submit={t('secondStep.submit')}
          pending={t('pending')}
        >
          <input type="hidden" name="next" value={readLocalPath(typeof next === 'string' ? next : undefined)} />
        </FieldsForm>
      </Card>
      <p>
        <Link className="link" href="/sign-in">
          {t('secondStep.back')}
        </Link>
      </p>
    </>
  );
}
