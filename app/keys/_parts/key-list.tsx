import { getTranslations } from 'next-intl/server';
import { revokeKeyAction } from '@/app/actions/account/api-keys';
import { ActForm } from '@/components/act-form';
import { Card } from '@/components/ui/card';
import type { ApiKeyRow } from '@/lib/db/api-keys';
import { readClock } from '@/lib/view/read-clock';

interface KeyListProps {
  id: string;
  title: string;
  /** What stands there when there are none. */
  none: string;
  keys: readonly ApiKeyRow[];
  withPerson?: boolean;
}

/** Keys with what they are good for, how long, and when they were used; each with the way to end it. */
export async function KeyList({ id, title, none, keys, withPerson = false }: KeyListProps) {
  const [t, clock] = await Promise.all([getTranslations('keys'), readClock()]);
  return (
    <Card labelledBy={id}>
      <h2 id={id} className="text-std-20B-150">
        {title}
      </h2>
      {keys.length === 0 ? <p className="reading mt-1 text-sub">{none}</p> : null}
      {keys.length > 0 ? <p className="reading mt-1 text-sub">{t('revokeNote')}</p> : null}
      <ul>
        {keys.map(({ keyId, name, scope, createdAt, expiresAt, lastUsedAt, email }) => (
          <li
            key={keyId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3 last:border-0"
          >
            <div className="min-w-0 break-words">
              <h3 className="text-std-16B-170">
                <bdi>{name}</bdi>
              </h3>
              {withPerson ? <bdi className="block">{email}</bdi> : null}
              <p>{t(scope === 'write' ? 'scope.write' : 'scope.read')}</p>
              <p className="tabular text-dns-14N-130 text-sub">
                {expiresAt <= clock.now ? (
                  <strong className="text-urgent">{t('expired', { at: clock.date(expiresAt) })}</strong>
                ) : (
                  t('until', { at: clock.date(expiresAt) })
                )}
              </p>
              <p className="tabular text-dns-14N-130 text-sub">
                {lastUsedAt ? t('lastUsed', { at: clock.instant(lastUsedAt) }) : t('neverUsed')}
              </p>
              <p className="tabular text-dns-14N-130 text-sub">{t('madeAt', { at: clock.date(createdAt) })}</p>
            </div>
            <ActForm
              action={revokeKeyAction}
              label={t('revoke')}
              accessibleLabel={t('revokeOf', { name })}
              pending={t('pending')}
              variant="danger"
              size="small"
            >
              <input type="hidden" name="keyId" value={keyId} />
            </ActForm>
          </li>
        ))}
      </ul>
    </Card>
  );
}
