import { getTranslations } from 'next-intl/server';
import { saveSiteHoursAction } from '@/app/actions/quiet-hours';
import { FieldsForm } from '@/components/fields-form';
import { Card } from '@/components/ui/card';
import type { SleepHours } from '@/lib/quiet-hours/find-windows';
import { groupZones } from '@/lib/words/choose-zone';

interface HoursCardProps {
  siteId: string;
  zone: string;
  sleep: SleepHours | null;
}

/** Whose clock counts, and when the owner sleeps. */
export async function HoursCard({ siteId, zone, sleep }: HoursCardProps) {
  const t = await getTranslations('quiet.hours');
  const { common, all } = groupZones(zone);
  return (
    <Card labelledBy="hours">
      <h2 id="hours" className="mb-3 text-std-20B-150">
        {t('title')}
      </h2>
      <FieldsForm
        action={saveSiteHoursAction}
        fields={[
          {
            name: 'zone',
            label: t('zone'),
            hint: t('zoneHint'),
            type: 'select',
            value: zone,
            options: [...common, ...all].map((name) => ({ value: name, label: name })),
          },
          {
            name: 'sleepFrom',
            label: t('sleepFrom'),
            hint: t('sleepHint'),
            type: 'time',
            value: sleep ? toTime(sleep.from) : '',
            isOptional: true,
          },
          {
            name: 'sleepUntil',
            label: t('sleepUntil'),
            type: 'time',
            value: sleep ? toTime(sleep.until) : '',
            isOptional: true,
          },
        ]}
        submit={t('save')}
        pending={t('pending')}
        variant="secondary"
      >
        <input type="hidden" name="siteId" value={siteId} />
      </FieldsForm>
    </Card>
  );
}

/** "07:00", as fields of time take it. */
function toTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
