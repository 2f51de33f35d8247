import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { readVisitor } from '@/app/_access/read-visitor';
import { isAllowed } from '@/lib/auth/permissions';
import type { Telling } from '@/lib/db/list-tellings';
import { getDriver } from '@/lib/notify/all-drivers';
import { isChannelKind } from '@/lib/notify/channel-kinds';
import { readClock } from '@/lib/view/read-clock';

/** Why an event was told to nobody. */
export type Untold = 'no-channel' | 'not-wanted' | 'nobody';

const shown = 4;

interface EventTellingsProps {
  tellings: readonly Telling[];
  /** Why there are none. */
  untold: Untold;
}

/** Through what an event was told and when, or why it was not. */
export async function EventTellings({ tellings, untold }: EventTellingsProps) {
  const t = await getTranslations('site.events.told');
  if (tellings.length === 0) {
    return (
      <p className="text-dns-14N-130 text-sub">
        {t(untold)}{' '}
        {untold === 'no-channel' ? (
          <Allowed to="channels.manage">
            <Link className="link inline-flex min-h-11 items-center" href="/channels">
              {t('setUp')}
            </Link>
          </Allowed>
        ) : null}
      </p>
    );
  }
  const rest = tellings.length - shown;
  return (
    <ul className="text-dns-14N-130 text-sub tabular">
      {rest > 0 ? <li>{t('before', { count: rest })}</li> : null}
      {tellings.slice(-shown).map((telling) => (
        <TellingLine key={`${telling.channelId} ${telling.rule} ${telling.at.getTime()}`} telling={telling} />
      ))}
    </ul>
  );
}

async function TellingLine({ telling }: { telling: Telling }) {
  const [t, clock, name] = await Promise.all([getTranslations('site.events.told'), readClock(), nameChannel(telling)]);
  const { state, rule, at } = telling;
  return (
    <li className={state === 'dead' ? 'text-urgent' : undefined}>
      {t.rich(state, { channel: name, at: clock.instant(at), b: (word) => <bdi>{word}</bdi> })}
      {rule === 'opened' ? null : t(`rule.${rule}`)}
    </li>
  );
}

/** What a channel is called is known to those who set it up; everybody else reads of what kind it is. */
async function nameChannel({ channelName, channelKind, personId }: Telling): Promise<string> {
  const [visitor, { locale }] = await Promise.all([readVisitor(), readClock()]);
  const isOwn = personId === null ? visitor && isAllowed('channels.manage', visitor) : personId === visitor?.personId;
  return isOwn || !isChannelKind(channelKind) ? channelName : getDriver(channelKind).label[locale];
}
