import 'server-only';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { findPasskeyPlace, findPasskeyPlaceOfPage, type PasskeyPlace } from '@/lib/auth/passkey-place';
import { env } from '@/lib/env';

/** Where the page stands from which an action was sent. */
export async function readPasskeyPlace(): Promise<PasskeyPlace> {
  return findPasskeyPlace((await headers()).get('origin'), env);
}

/** Why the page that is being drawn can have no passkeys, in a sentence; null = it can. */
export async function findPasskeyHindrance(): Promise<string | null> {
  const place = findPasskeyPlaceOfPage((await headers()).get('host'), env);
  return place.kind === 'name' ? null : describeAddress(place.better);
}

export async function describeAddress(better: string | null): Promise<string> {
  const t = await getTranslations('account.passkeys');
  return better === null ? t('address') : t('addressBetter', { better });
}
