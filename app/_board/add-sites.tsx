import { Allowed } from '@/app/_access/allowed';
import { getTranslations } from 'next-intl/server';
import { addSitesAction } from '@/app/actions/add-sites';
import { AddForm, type AddState } from '@/components/add-form';
import { Card } from '@/components/ui/card';
import { pasteLimits } from '@/lib/monitor/split-targets';

const nothingSaid: AddState = {
  text: '',
  withCounterpart: true,
  message: null,
  refused: [],
  duplicates: [],
  showAt: null,
  turn: 0,
};

/**
 * The form for new sites. Give it the same key on the empty board and on the full one: with the first site one becomes the
 * other, and what the form has to say about that must not be lost.
 */
export async function AddSites({ isHero = false }: { isHero?: boolean }) {
  const t = await getTranslations('add');
  return (
    <Allowed to="sites.add">
      <Card isFlat={!isHero}>
        <AddForm
          action={addSitesAction}
          initial={nothingSaid}
          isHero={isHero}
          words={{
            label: t('label'),
            hint: t('hint'),
            placeholder: t('placeholder'),
            submit: t('submit'),
            pending: t('pending'),
            both: t('both'),
            openIt: t('openIt'),
            refusedMore: t('refusedMore'),
            tooLong: t('tooLong', { limit: pasteLimits.bytes / 1024 }),
          }}
          maxBytes={pasteLimits.bytes}
        />
      </Card>
    </Allowed>
  );
}
