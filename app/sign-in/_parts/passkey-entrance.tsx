import { getTranslations } from 'next-intl/server';
import { findPasskeyHindrance } from '@/app/_access/passkey-place';
import { beginPasskeySignInAction, passkeySignInAction } from '@/app/actions/account/passkeys';
import { PasskeySignIn } from '@/components/passkey-sign-in';
import { db } from '@/lib/db/client';
import { hasPasskeys } from '@/lib/db/passkeys';

/** The way in by passkey, or where it can be found: nobody is told that before somebody has one. */
export async function PasskeyEntrance({ next }: { next: string }) {
  const [t, hindrance] = await Promise.all([getTranslations('account.passkeys'), findPasskeyHindrance()]);
  if (hindrance !== null) {
    return (await hasPasskeys(db())) ? <p className="reading text-sub">{hindrance}</p> : null;
  }
  return (
    <PasskeySignIn
      begin={beginPasskeySignInAction}
      signIn={passkeySignInAction}
      next={next}
      words={{ signIn: t('signIn'), waiting: t('waiting'), cancelled: t('cancelled') }}
    />
  );
}
