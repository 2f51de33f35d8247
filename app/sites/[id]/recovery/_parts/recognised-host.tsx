import { getTranslations } from 'next-intl/server';
import { Disclosure } from '@/components/ui/disclosure';
import type { RecognisedHosting } from '@/lib/hosting/find-hosting';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { readClock } from '@/lib/view/read-clock';

/** Which host the site seems to be at, with every sign that says so: the owner can tell better. */
export async function RecognisedHost({ recognised }: { recognised: RecognisedHosting | null }) {
  const [t, { locale }] = await Promise.all([getTranslations('recovery'), readClock()]);
  if (recognised === null) return <p className="reading mt-3 text-sub">{t('recognisedNot')}</p>;
  const { hosting, strength, signs } = recognised;
  return (
    <Disclosure summary={t('recognised', { host: hosting.name[locale] })}>
      <p className="font-700">{t(strength === 'strong' ? 'recognisedSure' : 'recognisedWeak')}</p>
      <ul className="list-disc pl-6">
        {signs.map(({ kind, value }) => (
          <li key={kind + value}>
            <bdi>{t(`sign.${kind}`, { value: showForeignText(value) })}</bdi>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
