import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { listHostings } from '@/lib/hosting/find-hosting';
import type { HostingId } from '@/lib/hosting/hosting';
import { readClock } from '@/lib/view/read-clock';

/** The hosts whose way is known; the chosen one is marked. */
export async function HostLinks({ chosen, hrefOf }: { chosen: HostingId; hrefOf: (id: HostingId) => string }) {
  const [t, { locale }] = await Promise.all([getTranslations('guide'), readClock()]);
  return (
    <nav aria-label={t('whichHost')} className="no-print">
      <p className="font-700">{t('whichHost')}</p>
      <ul className="mt-1 flex flex-wrap gap-2">
        {listHostings().map((hosting) => (
          <li key={hosting.id}>
            <Link
              href={hrefOf(hosting.id)}
              aria-current={hosting.id === chosen ? 'page' : undefined}
              className="flex min-h-11 items-center rounded-full border border-line bg-white px-4 text-ink hover:underline aria-[current]:border-2 aria-[current]:border-brand aria-[current]:font-700"
            >
              {hosting.name[locale]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
