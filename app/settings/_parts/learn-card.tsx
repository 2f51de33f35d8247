import { getTranslations } from 'next-intl/server';
import { publishLearnAction } from '@/app/actions/publish-learn';
import { FieldsForm } from '@/components/fields-form';
import { Card } from '@/components/ui/card';
import { isLearnPublic } from '@/lib/auth/reading-room';
import { db } from '@/lib/db/client';

/** Whether the pages that explain are for everybody: a client can then read them without an account. */
export async function LearnCard() {
  const [t, isPublic] = await Promise.all([getTranslations('learn.publish'), isLearnPublic(db())]);
  return (
    <Card labelledBy="learn">
      <h2 id="learn" className="text-std-18B-160">
        {t('title')}
      </h2>
      <p className="reading mt-1 mb-3 text-sub">{t('lead')}</p>
      <FieldsForm
        action={publishLearnAction}
        fields={[
          {
            name: 'isPublic',
            label: t('label'),
            type: 'radio',
            value: isPublic ? 'yes' : 'no',
            options: [
              { value: 'no', label: t('no') },
              { value: 'yes', label: t('yes') },
            ],
          },
        ]}
        submit={t('save')}
        pending={t('pending')}
        variant="secondary"
      />
    </Card>
  );
}
