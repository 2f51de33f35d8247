import { getTranslations } from 'next-intl/server';
import { confirmTwoFactorAction, startTwoFactorAction, stopTwoFactorAction } from '@/app/actions/account/two-factor';
import { FieldsForm } from '@/components/fields-form';
import { TwoFactorSetup } from '@/components/two-factor-setup';
import { Card } from '@/components/ui/card';
import { db } from '@/lib/db/client';
import { findPerson } from '@/lib/db/people';

/** The second step of signing in: off with the way to set it up, or on with the way to stop it. */
export async function SecondStep({ personId }: { personId: string }) {
  const [t, account, person] = await Promise.all([
    getTranslations('account.twoFactor'),
    getTranslations('account'),
    findPerson(db(), personId),
  ]);
  const isOn = person?.hasTwoFactor === true;
  const current = account('changePassword.current');
  return (
    <Card labelledBy="second-step">
      <h2 id="second-step" className="text-std-18B-160">
        {t('title')}
      </h2>
      <p className="reading mb-3 text-sub">{t(isOn ? 'on' : 'off')}</p>
      {isOn ? (
        <FieldsForm
          action={stopTwoFactorAction}
          fields={[{ name: 'password', label: current, type: 'password', autoComplete: 'current-password' }]}
          submit={t('stop')}
          pending={account('pending')}
          variant="danger"
        />
      ) : (
        <TwoFactorSetup
          start={startTwoFactorAction}
          confirm={confirmTwoFactorAction}
          words={{
            password: current,
            start: t('start'),
            pending: account('pending'),
            scan: t('scan'),
            secret: t('secret'),
            keep: t('keep'),
            enter: t('enter'),
            code: t('code'),
            confirm: t('confirm'),
            image: t('image'),
          }}
        />
      )}
    </Card>
  );
}
