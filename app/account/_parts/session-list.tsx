import { getTranslations } from 'next-intl/server';
import { endSessionAction } from '@/app/actions/account/sessions';
import { ActForm } from '@/components/act-form';
import { Card } from '@/components/ui/card';
import { db } from '@/lib/db/client';
import { listSessions } from '@/lib/db/sessions';
import { describeDevice } from '@/lib/view/describe-device';
import { readClock } from '@/lib/view/read-clock';

/** Where somebody is signed in, each with the way to end it. */
export async function SessionList({ personId, ownSessionId }: { personId: string; ownSessionId: string }) {
  const [t, clock] = await Promise.all([getTranslations('account.sessions'), readClock()]);
  const sessions = await listSessions(db(), personId, clock.now);
  return (
    <Card labelledBy="sessions">
      <h2 id="sessions" className="text-std-18B-160">
        {t('title')}
      </h2>
      <ul>
        {sessions.map((session) => {
          const device = describeDevice(session.userAgent) ?? t('unknown');
          return (
            <li
              key={session.sessionId}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3 last:border-0"
            >
              <div className="min-w-0">
                <p>
                  {device}
                  {session.sessionId === ownSessionId ? <strong> — {t('this')}</strong> : null}
                </p>
                <p className="tabular text-dns-14N-130 text-sub">
                  {t('since', { time: clock.instant(session.createdAt) })} <bdi>{session.ipAddress}</bdi>
                </p>
              </div>
              {session.sessionId === ownSessionId ? null : (
                <ActForm
                  action={endSessionAction}
                  label={t('end')}
                  accessibleLabel={t('endOf', { device })}
                  pending={t('end')}
                  size="small"
                >
                  <input type="hidden" name="sessionId" value={session.sessionId} />
                </ActForm>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
