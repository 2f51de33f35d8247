import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { allDrivers } from '@/lib/notify/all-drivers';

/** Every way to be told that is set up by a form, each with for whom it is good. */
export async function OfferedKinds() {
  const [t, locale] = await Promise.all([getTranslations('channels'), getLocale()]);
  return (
    <Card labelledBy="add-channel">
      <h2 id="add-channel" className="text-std-20B-150">
        {t('addTitle')}
      </h2>
      <p className="reading mt-1 text-sub">{t('addLead')}</p>
      <ul className="mt-3 grid gap-x-6 desktop:grid-cols-2">
        {allDrivers
          .filter(({ kind }) => kind !== 'web-push')
          .map(({ kind, label, about }) => (
            <li key={kind} className="border-b border-line py-3">
              <Link className="link flex min-h-11 items-center text-std-16B-170" href={`/channels/new/${kind}`}>
                {label[locale]}
              </Link>
              <p className="text-sub">{about[locale]}</p>
            </li>
          ))}
      </ul>
    </Card>
  );
}
