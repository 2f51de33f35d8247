import { getTranslations } from 'next-intl/server';
import { addSitesAction } from '@/app/actions/add-sites';
import { AddForm, type AddState } from '@/components/add-form';

const nothingSaid: AddState = {
  text: '',
  withCounterpart: true,
  message: null,
  refused: [],
  duplicates: [],
  showAt: null,
  turn: 0,
};

export async function AddSites({ isHero }: { isHero?: boolean }) {
  const t = await getTranslations('add');
  return (
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
      }}
    />
  );
}
