import Link from 'next/link';
import type { ReactNode } from 'react';
import { getTranslations } from 'next-intl/server';
import { LivePage } from '@/components/live-page';
import { PageHeading } from '@/components/page-heading';
import { PanelText } from '@/components/panel-text';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { StepList, type StepItem } from '@/components/ui/step-list';
import type { StoredRecovery } from '@/lib/db/recoveries';
import { findHosting } from '@/lib/hosting/find-hosting';
import type { Step } from '@/lib/hosting/playbook';
import { getMonitor } from '@/lib/monitor/monitor';
import { readOffGate } from '@/lib/monitor/read-off-gate';
import { stepsOf } from '@/lib/recovery/advance';
import type { RecoveryState } from '@/lib/recovery/recovery-state';
import { readClock } from '@/lib/view/read-clock';
import { viewTroubles } from '@/lib/view/view-recovery';
import { DiagnosisSummary } from '../../diagnosis/_parts/diagnosis-summary';
import { ClaimButtons } from './claim-buttons';
import { OffGateNotice } from './off-gate';
import { SeenNow } from './seen-now';
import { StepClock } from './step-clock';

interface RunningRecoveryProps {
  recovery: StoredRecovery;
  site: string;
  /** Of a practice: its banner, and its panel below. */
  above?: ReactNode;
  below?: ReactNode;
}

/** The recovery that is running: where it stands, the one step that is current, and nothing else to press. */
export async function RunningRecovery({ recovery, site, above, below }: RunningRecoveryProps) {
  const [t, guide, clock] = await Promise.all([getTranslations('recovery'), getTranslations('guide'), readClock()]);
  const { state, recoveryId, siteId, startedBy, version } = recovery;
  const steps = stepsOf(state);
  const host = findHosting(state.hostingId)?.name[clock.locale] ?? '';
  const items = steps.map<StepItem>((step, index) => ({
    id: step.id,
    title: step.title[clock.locale],
    state: stateOf(step, state),
    position: guide('stepOf', { step: index + 1, total: steps.length }),
    body:
      step.id === state.step ? <CurrentStep recovery={recovery} step={step} /> : <PastNote step={step} state={state} />,
  }));
  return (
    <>
      <LivePage
        stream={`/api/recoveries/${recoveryId}/stream`}
        version={version}
        whenOver={`/sites/${siteId}/recovery/${recoveryId}`}
      />
      <p>
        <Link className="link" href={`/sites/${siteId}`}>
          {guide('toSite', { site })}
        </Link>
      </p>
      {above}
      <PageHeading
        title={t(recovery.practice ? 'practice.title' : 'title', { site })}
        lead={t('lead', { host, who: startedBy, time: clock.instant(state.startedAt) })}
      />
      <Card
        labelledBy="steps"
        edge={recovery.practice ? 'border-4 border-dashed border-watching' : 'border border-line'}
      >
        <h2 id="steps" className="sr-only">
          {guide('steps')}
        </h2>
        <StepList steps={items} />
      </Card>
      {below ?? <p className="reading text-sub">{t('otherHost')}</p>}
    </>
  );
}

function stateOf({ id }: Step, { step, past }: RecoveryState): StepItem['state'] {
  if (id === step) return 'current';
  return past.some((one) => one.step === id) ? 'completed' : isBefore(id, step, past) ? 'skipped' : 'upcoming';
}

/** A step that the recovery has jumped over, since what it leads to was seen. */
function isBefore(id: Step['id'], current: Step['id'], past: RecoveryState['past']): boolean {
  const order = ['prepare', 'open-setting', 'switch-off', 'renew', 'switch-on', 'verify'];
  return order.indexOf(id) < order.indexOf(current) && past.length > 0;
}

async function PastNote({ step, state }: { step: Step; state: RecoveryState }) {
  const t = await getTranslations('recovery');
  const past = state.past.find((one) => one.step === step.id);
  if (!past) return null;
  const words = past.basis === 'seen' ? 'stepSeen' : past.basis === 'panel' ? 'stepPanel' : 'stepDone';
  return <p className="text-sub">{t(words)}</p>;
}

async function CurrentStep({ recovery, step }: { recovery: StoredRecovery; step: Step }) {
  const [t, guide, { locale, now }] = await Promise.all([
    getTranslations('recovery'),
    getTranslations('guide'),
    readClock(),
  ]);
  const { state, siteId } = recovery;
  const isWaiting = state.pressedAt !== null;
  const press = step.press === 'off' || step.press === 'renew' ? step.press : null;
  const gate = press && !isWaiting && !recovery.practice ? await readOffGate(getMonitor(), siteId, state) : null;
  const troubles = await viewTroubles(state, now);
  const panelUrl =
    step.id === 'open-setting' && !recovery.practice ? (findHosting(state.hostingId)?.panelUrl ?? null) : null;
  return (
    <>
      {troubles.map(({ name, tone, title, text, hosts }) => (
        <Notice key={name} tone={tone}>
          <p className="font-700">{title}</p>
          {hosts.length > 0 ? <p className="wrap-anywhere">{hosts.join(locale === 'en' ? ', ' : '、')}</p> : null}
          <p className="reading">
            <PanelText text={text} />
          </p>
        </Notice>
      ))}
      {gate && press ? <OffGateNotice siteId={siteId} gate={gate} press={press} /> : null}
      {step.id === 'prepare' && !recovery.practice ? <DiagnosisSummary siteId={siteId} /> : null}
      {step.id === 'verify' ? (
        <p className="reading">{state.provedSince ? t('verifyOnce') : t('verifyLead')}</p>
      ) : (
        <ol className="reading grid list-decimal gap-1 pl-6">
          {step.actions.map((action) => (
            <li key={action.ja}>
              <PanelText text={action[locale]} />
            </li>
          ))}
        </ol>
      )}
      {panelUrl ? (
        <p>
          <a className={buttonClass('secondary')} href={panelUrl} target="_blank" rel="noreferrer">
            {t('openPanel')}
            <span className="sr-only">{guide('newTab')}</span>
          </a>
        </p>
      ) : null}
      {isWaiting || step.id === 'verify' ? <StepClock state={state} /> : null}
      {step.whatIsNormal.length > 0 ? (
        <div className="reading border-l-4 border-field pl-4">
          <p className="font-700">{guide('normal')}</p>
          {step.whatIsNormal.map((text) => (
            <p key={text.ja}>
              <PanelText text={text[locale]} />
            </p>
          ))}
        </div>
      ) : null}
      <SeenNow state={state} />
      {isWaiting ? <p className="reading text-sub">{t('waitingNote')}</p> : null}
      <ClaimButtons recovery={recovery} gate={gate} />
    </>
  );
}
