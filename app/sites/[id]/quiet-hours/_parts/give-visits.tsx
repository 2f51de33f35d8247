import { getTranslations } from 'next-intl/server';
import { storeTableAction, storeVisitsAction } from '@/app/actions/quiet-hours';
import { FieldsForm } from '@/components/fields-form';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { VisitCounter } from '@/components/visit-counter';
import { keptDays, mostVisits } from '@/lib/quiet-hours/visit-slots';
import { joinSentences } from '@/lib/view/join-sentences';
import { readClock } from '@/lib/view/read-clock';

interface GiveVisitsProps {
  siteId: string;
  /** For the eye. */
  name: string;
  host: string;
  zone: string;
  hasVisits: boolean;
}

/** Where the owner gives logs and tables, or numbers by hand. */
export async function GiveVisits({ siteId, name, host, zone, hasVisits }: GiveVisitsProps) {
  const [t, hand, { locale }] = await Promise.all([
    getTranslations('quiet.reading'),
    getTranslations('quiet.hand'),
    readClock(),
  ]);
  return (
    <Card labelledBy="give">
      <h2 id="give" className="text-std-20B-150">
        {t('title')}
      </h2>
      <p className="reading mt-1 mb-3">{joinSentences([t('lead'), hasVisits ? t('again') : null], locale)}</p>
      <VisitCounter
        siteId={siteId}
        host={host}
        zone={zone}
        action={storeVisitsAction}
        words={{
          drop: t('drop'),
          choose: t('choose'),
          formats: t('formats'),
          noScript: t('noScript'),
          // Filled in by the browser.
          progress: t('progress', { percent: '{percent}' }),
          storing: t('storing'),
          cancel: t('cancel'),
          crashed: t('crashed'),
          nothing: t('nothing'),
          outOfRange: t('outOfRange', { days: keptDays }),
          refused: t('refused', { name: '{name}', why: '{why}' }),
          others: {
            title: t('others.title'),
            lead: t('others.lead', { name }),
            one: t('others.one', { name: '{name}', lines: '{lines}' }),
            more: t('others.more', { rest: '{rest}' }),
            count: t('others.count'),
          },
          refusal: {
            empty: t('refusal.empty'),
            archive: t('refusal.archive'),
            binary: t('refusal.binary'),
            bomb: t('refusal.bomb'),
            'broken-gzip': t('refusal.broken-gzip'),
            unknown: t('refusal.unknown'),
            'too-big': t('refusal.too-big'),
            'too-many': t('refusal.too-many', { most: mostVisits }),
            'unreadable-file': t('refusal.unreadable-file'),
          },
        }}
      />
      <Disclosure summary={t('helpTitle')}>
        <ul className="reading grid list-disc gap-2 pl-6">
          <li>{t('help.log')}</li>
          <li>{t('help.ga4')}</li>
          <li>{t('help.days')}</li>
        </ul>
      </Disclosure>
      <Disclosure summary={hand('title')}>
        <FieldsForm
          action={storeTableAction}
          fields={[{ name: 'table', label: hand('label'), hint: hand('hint'), type: 'textarea' }]}
          submit={hand('save')}
          pending={hand('pending')}
          variant="secondary"
        >
          <input type="hidden" name="siteId" value={siteId} />
        </FieldsForm>
      </Disclosure>
    </Card>
  );
}
