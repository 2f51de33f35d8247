import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { StepId } from '@/lib/hosting/playbook';
import { stepsOf } from '@/lib/recovery/advance';
import { isNew } from '@/lib/recovery/proof';
import type { RecoveryEvent, RecoveryState, RecoveryTarget } from '@/lib/recovery/recovery-state';
import type { Sight } from '@/lib/recovery/sight';
import { listTroubles } from '@/lib/recovery/troubles';
import { toDisplayHost } from '@/lib/tls/display-host';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { joinSentences } from './join-sentences';
import { readClock } from './read-clock';

/** What a sight says, in one line for people and one for machines. */
export interface SeenView {
  plain: string;
  exact: string;
}

/** What shows of every name now. */
export async function viewSeen(state: RecoveryState): Promise<SeenView[]> {
  const [t, { locale }] = await Promise.all([getTranslations('recovery'), readClock()]);
  const lines = state.targets.map(async (target) => {
    const host = toDisplayHost(target.host);
    const { sight } = target;
    if (sight === null) return { plain: t('sight.none', { host }), exact: '' };
    const sentence = await describeSight(host, sight, relationOf(target, state));
    const status = sight.httpStatus;
    const page = status !== null && status >= 500 ? t('sight.page', { status: String(status) }) : null;
    const serial = sight.certificate ? showForeignText(sight.certificate.serial) : '–';
    return {
      plain: joinSentences([sentence, page], locale),
      exact: t('machineLine', {
        host: target.host,
        kind: sight.kind,
        status: status === null ? '–' : String(status),
        serial,
      }),
    };
  });
  return Promise.all(lines);
}

type Relation = 'before' | 'new' | 'own';

function relationOf(target: RecoveryTarget, { startedAt }: RecoveryState): Relation {
  if (isNew(target, startedAt)) return 'new';
  const { before, sight } = target;
  return before !== null && sight?.certificate?.serial === before.serial ? 'before' : 'own';
}

async function describeSight(
  host: string,
  { kind, certificate, isTrusted }: Sight,
  relation: Relation,
): Promise<string> {
  const [t, clock] = await Promise.all([getTranslations('recovery.sight'), readClock()]);
  if (kind === 'own' && certificate) {
    if (relation === 'new' && !isTrusted) return t('newUntrusted', { host });
    return t(relation, { host, date: clock.date(certificate.notAfter) });
  }
  const name = certificate?.names[0] ? showForeignText(certificate.names[0]) : '–';
  if (kind === 'host-default' || kind === 'other-name') return t(kind, { host, name });
  return t(kind === 'own' ? 'silent' : kind, { host });
}

export interface TroubleView {
  name: string;
  tone: 'calm' | 'warning' | 'bad';
  title: string;
  text: string;
  hosts: readonly string[];
}

const grave: ReadonlySet<string> = new Set(['still-away', 'staging', 'old-certificate-back', 'name-missing']);
const slight: ReadonlySet<string> = new Set(['other-issuer', 'uneven']);

/** What does not go as usual, each with what to do. */
export async function viewTroubles(state: RecoveryState, now: Date): Promise<TroubleView[]> {
  const t = await getTranslations('recovery.trouble');
  return listTroubles(state, now).map(({ name, hosts }) => ({
    name,
    tone: grave.has(name) ? 'bad' : slight.has(name) ? 'calm' : 'warning',
    title: t(`${name}.title`),
    text: t(`${name}.text`),
    hosts: hosts.map(toDisplayHost),
  }));
}

/** One line of the record. */
export async function describeRecoveryEvent(event: RecoveryEvent, state: RecoveryState): Promise<string> {
  const [t, { locale }] = await Promise.all([getTranslations('recovery'), readClock()]);
  const title = (id: StepId) => stepsOf(state).find((step) => step.id === id)?.title[locale] ?? id;
  switch (event.kind) {
    case 'started':
      return t('event.started', { who: event.by });
    case 'claimed':
      return t(`event.claim-${event.claim}`, { step: title(event.step) });
    case 'seen': {
      const target = state.targets.find(({ host }) => host === event.host);
      const relation = target ? relationOf({ ...target, sight: event.sight }, state) : 'own';
      return describeSight(toDisplayHost(event.host), event.sight, relation);
    }
    case 'step-over':
      return t(event.basis === 'seen' ? 'event.step-over-seen' : 'event.step-over', { next: title(event.next) });
    case 'setback':
      return t('event.setback', { host: toDisplayHost(event.host) });
    case 'names-changed':
      return t('event.names-changed', { hosts: event.hosts.map(toDisplayHost).join(locale === 'en' ? ', ' : '、') });
    case 'ended':
      return t(`ended.${event.outcome}`);
    case 'proved-once':
    case 'offline':
    case 'online':
      return t(`event.${event.kind}`);
  }
}

/** 「12分」 */
export async function describeMinutes(ms: number): Promise<string> {
  const t = await getTranslations('recovery');
  const minutes = Math.round(ms / 60_000);
  return minutes < 1 ? t('lessThanMinute') : t('minutes', { count: minutes });
}

/** How long the site could not be viewed, by what was seen. */
export async function describeAway({ awayFrom, awayUntil }: RecoveryState): Promise<string> {
  const t = await getTranslations('recovery');
  if (awayFrom === null) return t('awayNone');
  return awayUntil === null ? t('awayStill') : describeMinutes(awayUntil.getTime() - awayFrom.getTime());
}
