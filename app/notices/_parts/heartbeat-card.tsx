import { getTranslations } from 'next-intl/server';
import { saveHeartbeatAction } from '@/app/actions/notices/heartbeat';
import { FieldsForm } from '@/components/fields-form';
import { Card } from '@/components/ui/card';
import {
  findHeartbeat,
  findHeartbeatState,
  heartbeatChoices,
  type HeartbeatState as State,
} from '@/lib/notify/heartbeat-setting';
import { wordHeartbeatFailure } from '@/lib/notify/heartbeat-words';
import { getNotifier } from '@/lib/notify/process-notifier';
import { readClock } from '@/lib/view/read-clock';

/** A sign of life to somebody else's watch, which rings when this one falls silent. */
export async function HeartbeatCard() {
  const [t, heartbeat, state] = await Promise.all([
    getTranslations('notices.heartbeat'),
    findHeartbeat(getNotifier()),
    findHeartbeatState(getNotifier()),
  ]);
  return (
    <Card labelledBy="heartbeat">
      <h2 id="heartbeat" className="text-std-20B-150">
        {t('title')}
      </h2>
      <p className="reading mt-1 text-sub">{t('lead')}</p>
      {heartbeat === null ? null : <HeartbeatState state={state} />}
      <div className="mt-3">
        <FieldsForm
          action={saveHeartbeatAction}
          fields={[
            {
              name: 'url',
              label: t('url'),
              hint: heartbeat === null ? t('urlHint') : t('urlKept', { host: new URL(heartbeat.url).host }),
              type: 'url',
              inputMode: 'url',
              isOptional: true,
              isSecret: true,
            },
            {
              name: 'everyMinutes',
              label: t('every'),
              type: 'select',
              value: String(heartbeat?.everyMinutes ?? heartbeatChoices[1]),
              options: heartbeatChoices.map((minutes) => ({
                value: String(minutes),
                label: t('minutes', { minutes }),
              })),
            },
            {
              name: 'isOn',
              label: t('isOn'),
              type: 'radio',
              value: heartbeat === null ? 'no' : 'yes',
              options: [
                { value: 'yes', label: t('on') },
                { value: 'no', label: t('off') },
              ],
            },
          ]}
          submit={t('save')}
          pending={t('pending')}
          variant="secondary"
          keepsTyped
        />
      </div>
    </Card>
  );
}

/** Whether the last one arrived; when not, since when, what came back, and what to do. */
async function HeartbeatState({ state }: { state: State | null }) {
  const [t, clock] = await Promise.all([getTranslations('notices.heartbeat'), readClock()]);
  if (state === null) return <p className="my-2 font-700 text-healthy">{t('waiting')}</p>;
  if (state.since === null)
    return <p className="my-2 font-700 text-healthy">{t('sent', { at: clock.instant(state.at) })}</p>;
  return (
    <div className="my-2">
      <p className="font-700 text-urgent">{t('failing', { since: clock.instant(state.since) })}</p>
      <p className="reading tabular">{t('lastTry', { at: clock.instant(state.at) })}</p>
      <p className="reading">{wordHeartbeatFailure(state)?.[clock.locale]}</p>
    </div>
  );
}
