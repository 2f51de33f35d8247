/**
 * How much an event matters to whoever is told. `blocked` visitors cannot open the site · `urgent` and `action` they soon
 * will not · `information` worth knowing · `good` it is over, or went well.
 */
export const eventLevels = ['good', 'information', 'action', 'urgent', 'blocked'] as const;
export type EventLevel = (typeof eventLevels)[number];

interface EventKindFacts {
  level: EventLevel;
  /** False = it is over as soon as it has happened. */
  lasts: boolean;
  /** It is told at night as well. */
  ignoresQuietHours: boolean;
  /** Told unless the owner says otherwise. */
  isToldByDefault: boolean;
}

/** Everything that can be told. The list is closed; the words for each are in lib/notify/event-words. */
export const eventKinds = {
  /** A renewal should happen about now (the certificate is in its last third). */
  'renewal-due': { level: 'information', lasts: true, ignoresQuietHours: false, isToldByDefault: false },
  /** It should have happened: the automatic renewal has failed, or is late. */
  'renewal-overdue': { level: 'action', lasts: true, ignoresQuietHours: false, isToldByDefault: true },
  urgent: { level: 'urgent', lasts: true, ignoresQuietHours: false, isToldByDefault: true },
  /** Visitors cannot open the site: expired, or one of the other blocking problems. */
  blocked: { level: 'blocked', lasts: true, ignoresQuietHours: true, isToldByDefault: true },
  /** Some visitors are hurt. */
  problem: { level: 'action', lasts: true, ignoresQuietHours: false, isToldByDefault: true },
  /** Nobody answers. */
  unreachable: { level: 'blocked', lasts: true, ignoresQuietHours: true, isToldByDefault: true },
  /** Many sites of one host are blocked or unreachable at once; it speaks for their own events. */
  outage: { level: 'blocked', lasts: true, ignoresQuietHours: true, isToldByDefault: true },
  renewed: { level: 'good', lasts: false, ignoresQuietHours: false, isToldByDefault: true },
  /** Another issuer, key type or set of names than the one before, or a new one although none was due. */
  'certificate-changed': { level: 'information', lasts: false, ignoresQuietHours: false, isToldByDefault: true },
  /** This monitor could not look: its network was down, or it stood still. */
  offline: { level: 'information', lasts: true, ignoresQuietHours: false, isToldByDefault: true },
  /** A recovery is waiting for its owner: 「ONに戻せます」. */
  'recovery-on-ready': { level: 'urgent', lasts: true, ignoresQuietHours: true, isToldByDefault: true },
  /** 「復旧を確認しました」 */
  'recovery-proved': { level: 'good', lasts: false, ignoresQuietHours: true, isToldByDefault: true },
  /** A planned recovery begins soon. */
  'recovery-planned': { level: 'information', lasts: false, ignoresQuietHours: true, isToldByDefault: true },
} as const satisfies Record<string, EventKindFacts>;

export type EventKind = keyof typeof eventKinds;
export const eventKindNames = Object.keys(eventKinds) as readonly EventKind[];

export function isEventKind(text: string): text is EventKind {
  return Object.hasOwn(eventKinds, text);
}
