import { getTranslations } from 'next-intl/server';
import { findPasskeyHindrance } from '@/app/_access/passkey-place';
import { addPasskeyAction, beginPasskeyAction, removePasskeyAction } from '@/app/actions/account/passkeys';
import { ActForm } from '@/components/act-form';
import { PasskeyForm } from '@/components/passkey-form';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import { listPasskeys } from '@/lib/db/passkeys';
import { readClock } from '@/lib/view/read-clock';

/** One's passkeys, each with the way to remove it, and the way to add one. */
export async function Passkeys({ personId }: { personId: string }) {
  const [t, account, clock, passkeys, hindrance] = await Promise.all([
    getTranslations('account.passkeys'),
    getTranslations('account'),
    readClock(),
    listPasskeys(db(), personId),
    findPasskeyHindrance(),
  ]);
  return (
    <Card labelledBy="passkeys">
      <h2 id="passkeys" className="text-std-18B-160">
        {t('title')}
      </h2>
      <p className="reading mb-3 text-sub">{t('lead')}</p>
      {passkeys.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul>
          {passkeys.map(({ passkeyId, name, createdAt, lastUsedAt }) => (
            <li
              key={passkeyId}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3 last:border-0"
            >
              <div className="min-w-0">
                <p className="break-words">
                  <bdi>{name}</bdi>
                </p>
                <p className="tabular text-dns-14N-130 text-sub">
                  {t('since', { time: clock.instant(createdAt) })} —{' '}
                  {lastUsedAt ? t('used', { time: clock.instant(lastUsedAt) }) : t('unused')}
                </p>
              </div>
              <ActForm
                action={removePasskeyAction}
                label={t('remove')}
                accessibleLabel={t('removeOf', { name })}
                pending={account('pending')}
                size="small"
              >
                <input type="hidden" name="passkeyId" value={passkeyId} />
              </ActForm>
            </li>
          ))}
        </ul>
      )}
      {hindrance === null ? (
        <PasskeyForm
          begin={beginPasskeyAction}
          add={addPasskeyAction}
          words={{
            name: t('name'),
            nameHint: t('nameHint'),
            password: account('changePassword.current'),
            add: t('add'),
            waiting: t('waiting'),
            cancelled: t('cancelled'),
            known: t('known'),
            unsupported: t('unsupported'),
          }}
        />
      ) : (
        <div className="mt-4">
          <Notice>
            <p>{hindrance}</p>
          </Notice>
        </div>
      )}
    </Card>
  );
}
