import type { EventKind } from '@/lib/events/event-kinds';
import type { NoticeRule } from '@/lib/events/notice';
import type { EventOutcome } from '@/lib/events/site-event';

import { recoveryWords } from './recovery';
import { renewalWords } from './renewal';
import type { EventSaying, EventWords } from './shape';
import { nothingToDo } from './shape';
import { troubleWords } from './trouble';
import { watchWords } from './watch';

const eventWords: Readonly<Record<EventKind, EventWords>> = {
  ...renewalWords,
  ...troubleWords,
  ...watchWords,
  ...recoveryWords,
};

/** How this moment of an event is told. */
export function findSaying(kind: EventKind, rule: NoticeRule, outcome: EventOutcome | null): EventSaying {
  const words = eventWords[kind];
  if (rule === 'closed') {
    if (outcome === 'dropped' || outcome === 'worsened') return noLongerTold;
    if (outcome === 'renewed') return renewalWords.renewed.opened;
    return outcome === 'recovered' && isAboutRenewal(kind) ? inTimeAgain : (words.closed ?? words.opened);
  }
  return (rule === 'reminder' ? words.reminder : undefined) ?? words.opened;
}

/** These end by a renewal, or because the lead times were changed. */
function isAboutRenewal(kind: EventKind): boolean {
  return kind === 'renewal-due' || kind === 'renewal-overdue' || kind === 'urgent';
}

const inTimeAgain: EventSaying = {
  headline: { ja: () => '急がなくてよくなりました', en: () => 'there is no hurry any more' },
  sentence: {
    ja: ({ site, countdown }) =>
      `${site} の証明書は、急がなくてよくなりました。${countdown === '' ? '' : `${countdown}。`}`,
    en: ({ site, countdown }) =>
      `There is no hurry any more with the certificate of ${site}.${countdown === '' ? '' : ` ${countdown}.`}`,
  },
  act: nothingToDo,
};

const noLongerTold: EventSaying = {
  headline: { ja: () => 'このお知らせは終わりました', en: () => 'this notice has ended' },
  sentence: {
    ja: ({ site }) => `${site} についてのこのお知らせは終わりました。`,
    en: ({ site }) => `This notice about ${site} has ended.`,
  },
  act: nothingToDo,
};
