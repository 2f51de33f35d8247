import { expect, it } from 'vitest';

import { findLeadOutOfOrder } from './lead-order';
import type { LeadTime } from './notice-policy';
import { defaultNoticePolicy } from './notice-policy';
import { readPolicyForm, writeLead } from './policy-form';

const days = (count: number): LeadTime => ({ unit: 'days', days: count });
const share = (part: number): LeadTime => ({ unit: 'share', share: part });

it.each([
  [null, null, null, null],
  [days(30), days(20), days(7), null],
  [days(20), days(20), days(20), null],
  [null, days(10), days(14), 'urgent'],
  [null, null, days(25), 'urgent'],
  [days(20), days(25), null, 'renewal-overdue'],
  [null, days(45), null, 'renewal-overdue'],
  [share(1 / 10), share(1 / 5), share(1 / 10), 'renewal-overdue'],
  [share(1 / 2), days(30), share(1 / 5), null],
  [null, share(1 / 5), days(20), 'urgent'],
])('due at %j, late at %j, urgent at %j: %s', (due, overdue, urgent, wrong) => {
  const lead = { 'renewal-due': due, 'renewal-overdue': overdue, urgent };
  expect(findLeadOutOfOrder({ lead })).toBe(wrong);
  const fields = Object.fromEntries(Object.entries(lead).map(([kind, one]) => [`lead-${kind}`, writeLead(one)]));
  const reading = readPolicyForm({ ...fields, zone: 'UTC' }, defaultNoticePolicy, ['UTC']);
  expect(reading).toMatchObject(wrong === null ? { ok: true } : { ok: false, field: `lead-${wrong}`, fault: wrong });
});
