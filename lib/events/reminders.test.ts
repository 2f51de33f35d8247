import { describe, expect, it } from 'vitest';

import { defaultNoticePolicy } from './notice-policy';
import { planReminder } from './reminders';
import type { RemindedEvent } from './reminders';

const dayMs = 24 * 60 * 60 * 1000;
const openedAt = new Date('2026-11-01T09:00:00Z');
const after = (days: number) => new Date(openedAt.getTime() + days * dayMs);
const event: RemindedEvent = {
  ...{ kind: 'renewal-overdue', openedAt, closedAt: null, acknowledgedAt: null, snoozedUntil: null },
};

/** The days after the opening on which it is repeated, when it is asked every hour. */
function listReminders(part: Partial<RemindedEvent>, days: number, policy = defaultNoticePolicy): number[] {
  const counts = new Map<string, number>();
  for (let hours = 0; hours <= days * 24; hours += 1) {
    const { due } = planReminder({ ...event, ...part }, policy, after(hours / 24));
    if (due && !counts.has(due.count)) counts.set(due.count, hours / 24);
  }
  return [...counts.values()];
}

describe('what lasts is repeated', () => {
  it('every three days, or daily when it is urgent, and not at the opening itself', () => {
    expect(listReminders({}, 10)).toEqual([3, 6, 9]);
    expect(listReminders({ kind: 'urgent' }, 3)).toEqual([1, 2, 3]);
    expect(planReminder(event, defaultNoticePolicy, after(1))).toEqual({ due: null, nextAt: after(3) });
  });

  it('never where the owner does not want it, or wants to hear nothing of it', () => {
    expect(listReminders({ kind: 'renewal-due' }, 10)).toEqual([]);
    expect(listReminders({}, 10, { ...defaultNoticePolicy, remindDays: { 'renewal-overdue': null } })).toEqual([]);
    const told = { ...defaultNoticePolicy.told, 'renewal-overdue': false };
    expect(listReminders({}, 10, { ...defaultNoticePolicy, told })).toEqual([]);
  });

  it('not after somebody is at it, not when it is over', () => {
    expect(listReminders({ acknowledgedAt: after(1) }, 10)).toEqual([]);
    expect(listReminders({ closedAt: after(1) }, 10)).toEqual([]);
  });

  it('at the end of a pause that somebody asked for, and from then on', () => {
    expect(listReminders({ snoozedUntil: after(5) }, 12)).toEqual([5, 8, 11]);
    expect(planReminder({ ...event, snoozedUntil: after(5) }, defaultNoticePolicy, after(1)).nextAt).toEqual(after(5));
  });

  it('once when several were missed', () => {
    const { due } = planReminder(event, defaultNoticePolicy, after(10));
    expect(due?.at).toEqual(after(9));
  });
});
