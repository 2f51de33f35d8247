import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { startDiagnosisAction } from '@/app/actions/diagnosis';
import { ActForm } from '@/components/act-form';

interface StartButtonProps {
  siteId: string;
  isFirst: boolean;
  variant: 'primary' | 'secondary';
  size?: 'medium' | 'small';
}

/** Looks for the reason, for those who may. */
export async function StartButton({ siteId, isFirst, variant, size }: StartButtonProps) {
  const t = await getTranslations('diagnosis');
  return (
    <Allowed to="sites.check">
      <ActForm
        action={startDiagnosisAction}
        label={t(isFirst ? 'start' : 'again')}
        pending={t('starting')}
        variant={variant}
        size={size}
      >
        <input type="hidden" name="siteId" value={siteId} />
      </ActForm>
    </Allowed>
  );
}
