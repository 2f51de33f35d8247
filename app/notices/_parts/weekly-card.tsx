import { getTranslations } from 'next-intl/server';
import { saveWeeklyAction } from '@/app/actions/notices/weekly';
import { FieldsForm } from '@/components/fields-form';
import { Card } from '@/components/ui/card';
import { db } from '@/lib/db/client';
import { findWeekly } from '@/lib/db/weekly';

const weekdays = ['1', '2', '3', '4', '5', '6', '0'] as const;

/** Once a week 「見守り中です」, so that silence is noticed. */
export async function WeeklyCard() {
  const [t, weekly] = await Promise.all([getTranslations('notices.weekly'), findWeekly(db())]);
  return (
    <Card labelledBy="weekly">
      <h2 id="weekly" className="text-std-20B-150">
        {t('title')}
      </h2>
      <p className="reading mt-1 mb-3 text-sub">{t('lead')}</p>
      <FieldsForm
        action={saveWeeklyAction}
        fields={[
          {
            name: 'isOn',
            label: t('isOn'),
            type: 'radio',
            value: weekly.isOn ? 'yes' : 'no',
            options: [
              { value: 'yes', label: t('on') },
              { value: 'no', label: t('off') },
            ],
          },
          {
            name: 'weekday',
            label: t('weekday'),
            type: 'select',
            value: String(weekly.weekday),
            options: weekdays.map((value) => ({ value, label: t(`day.${value}`) })),
          },
          {
            name: 'hour',
            label: t('hour'),
            type: 'select',
            value: String(weekly.hour),
            options: Array.from({ length: 24 }, (_, hour) => ({
              value: String(hour),
              label: t('hourOption', { hour }),
            })),
          },
        ]}
        submit={t('save')}
        pending={t('pending')}
        variant="secondary"
      />
    </Card>
  );
}
