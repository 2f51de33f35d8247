import { getLocale, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import type { ChannelDriver } from '@/lib/notify/channel-driver';

/** What to open and what to copy, one thing after the other. */
export async function SetupSteps({ driver }: { driver: ChannelDriver }) {
  const [t, locale] = await Promise.all([getTranslations('channels'), getLocale()]);
  if (driver.steps.length === 0) return null;
  return (
    <Card labelledBy="steps">
      <h2 id="steps" className="text-std-20B-150">
        {t('stepsTitle')}
      </h2>
      <ol className="mt-2 grid list-decimal gap-2 pl-6">
        {driver.steps.map(({ words, url }) => (
          <li key={words.en}>
            <p className="reading">{words[locale]}</p>
            {url === undefined ? null : (
              <a className="link inline-flex min-h-11 items-center" href={url} target="_blank" rel="noreferrer">
                {url}
              </a>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
