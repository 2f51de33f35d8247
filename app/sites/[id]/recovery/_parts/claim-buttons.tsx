import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { claimRecoveryAction } from '@/app/actions/recovery';
import { ActForm } from '@/components/act-form';
import { Disclosure } from '@/components/ui/disclosure';
import type { StoredRecovery } from '@/lib/db/recoveries';
import { isSwitchedOff, listClaims } from '@/lib/recovery/advance';
import type { OffGate } from '@/lib/recovery/gate';
import type { Claim } from '@/lib/recovery/recovery-state';

interface ClaimButtonsProps {
  recovery: StoredRecovery;
  /** Before a press that may cost a certificate. */
  gate: OffGate | null;
}

/** What the owner can say in this step, and the ways out, which are folded away. */
export async function ClaimButtons({ recovery, gate }: ClaimButtonsProps) {
  const t = await getTranslations('recovery');
  const { state } = recovery;
  const offered = listClaims(state);
  const label = await labelOf(recovery);
  const isAdvised = gate === null || gate.isRecommended;
  return (
    <Allowed to="sites.recover">
      {label && offered[0] ? (
        <ClaimForm
          recovery={recovery}
          claim={offered[0]}
          label={isAdvised ? label : t(state.step === 'renew' ? 'gate.renew.overrideDo' : 'gate.off.overrideDo')}
          variant={offered[0] === 'panel-shows-done' ? 'secondary' : isAdvised ? 'primary' : 'danger'}
          reasonLabel={isAdvised ? null : t('gate.override')}
        />
      ) : null}
      {offered.includes('panel-shows-done') ? <p className="reading text-sub">{t('shownNote')}</p> : null}
      {offered.includes('end-unproved') ? (
        <Disclosure summary={t('unproved')}>
          <p className="reading mb-2">{t('unprovedNote')}</p>
          <ClaimForm recovery={recovery} claim="end-unproved" label={t('unproved')} variant="secondary" />
        </Disclosure>
      ) : null}
      <Disclosure summary={t('cancel')}>
        <p className="reading mb-2">{t(isSwitchedOff(state) ? 'cancelAway' : 'cancelSafe')}</p>
        <ClaimForm recovery={recovery} claim="cancel" label={t('cancelConfirm')} variant="danger" />
      </Disclosure>
    </Allowed>
  );
}

async function labelOf({ state }: StoredRecovery): Promise<string | null> {
  const t = await getTranslations('recovery.claim');
  const { step, pressedAt } = state;
  if (step === 'verify') return null;
  if (step === 'prepare' || step === 'open-setting') return t(step);
  return t(pressedAt ? `${step}-shown` : `${step}-pressed`);
}

interface ClaimFormProps {
  recovery: StoredRecovery;
  claim: Claim;
  label: string;
  variant: 'primary' | 'secondary' | 'danger';
  /** Asks for a reason. */
  reasonLabel?: string | null;
}

async function ClaimForm({ recovery, claim, label, variant, reasonLabel }: ClaimFormProps) {
  const t = await getTranslations('recovery.claim');
  const { recoveryId, siteId, state } = recovery;
  return (
    <ActForm
      key={`${state.step}-${claim}`}
      action={claimRecoveryAction}
      label={label}
      pending={t('pending')}
      variant={variant}
    >
      <input type="hidden" name="siteId" value={siteId} />
      <input type="hidden" name="recoveryId" value={recoveryId} />
      <input type="hidden" name="step" value={state.step} />
      <input type="hidden" name="claim" value={claim} />
      {reasonLabel ? (
        <label className="grid grow gap-1">
          <span className="font-700">{reasonLabel}</span>
          <input
            name="reason"
            required
            maxLength={500}
            autoComplete="off"
            className="min-h-12 w-full rounded-8 border border-field bg-white px-3"
          />
        </label>
      ) : null}
    </ActForm>
  );
}
