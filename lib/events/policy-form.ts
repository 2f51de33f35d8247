import { eventKindNames } from './event-kinds';
import type { EventKind } from './event-kinds';
import { findLeadOutOfOrder } from './lead-order';
import { leadKinds } from './notice-policy';
import type { LeadTime, NoticePolicy } from './notice-policy';

/** The values of the form in which a policy is chosen, by the names of its fields. */
export type PolicyFields = Readonly<Record<string, string>>;

/** What is repeated while it lasts, in the order of the form. */
export const remindedKinds = [
  'renewal-overdue',
  'urgent',
  'blocked',
  'unreachable',
  'problem',
] as const satisfies readonly EventKind[];

export const usualLead = 'usual';
export const leadChoices: readonly LeadTime[] = [
  ...[45, 30, 25, 20, 14, 10, 7, 5, 3, 1].map((days) => ({ unit: 'days' as const, days })),
  ...[1 / 2, 1 / 3, 2 / 9, 1 / 5, 1 / 10].map((share) => ({ unit: 'share' as const, share })),
];
export const remindChoices = [1, 2, 3, 7, 14] as const;

export function writeLead(lead: LeadTime | null): string {
  if (lead === null) return usualLead;
  return lead.unit === 'days' ? `days:${lead.days}` : `share:${lead.share}`;
}

export type PolicyReading =
  | { ok: true; policy: NoticePolicy }
  | { ok: false; field: string; fault: 'time' | 'zone' | 'order' | 'renewal-overdue' | 'urgent' };

/**
 * Reads the form of a policy. What is not one of the choices counts as the usual; times, the zone and steps before the end
 * that are out of their order are refused.
 *
 * @param zones the names of all zones
 */
export function readPolicyForm(fields: PolicyFields, base: NoticePolicy, zones: readonly string[]): PolicyReading {
  const zone = fields['zone'] ?? '';
  if (!zones.includes(zone)) return { ok: false, field: 'zone', fault: 'zone' };
  const isQuiet = fields['quiet'] === 'yes';
  const from = fields['quietFrom'] ?? '';
  const until = fields['quietUntil'] ?? '';
  if (isQuiet && !isTime(from)) return { ok: false, field: 'quietFrom', fault: 'time' };
  if (isQuiet && !isTime(until)) return { ok: false, field: 'quietUntil', fault: 'time' };
  if (isQuiet && from === until) return { ok: false, field: 'quietUntil', fault: 'order' };
  const lead = Object.fromEntries(leadKinds.map((kind) => [kind, readLead(fields[`lead-${kind}`])]));
  const outOfOrder = findLeadOutOfOrder({ lead: lead as NoticePolicy['lead'] });
  if (outOfOrder) return { ok: false, field: `lead-${outOfOrder}`, fault: outOfOrder };
  const told = Object.fromEntries(eventKindNames.map((kind) => [kind, fields[`told:${kind}`] === 'on']));
  const remind = Object.fromEntries(remindedKinds.map((kind) => [kind, readDays(fields[`remind-${kind}`])]));
  const policy: NoticePolicy = {
    told: told as NoticePolicy['told'],
    lead: lead as NoticePolicy['lead'],
    remindDays: { ...base.remindDays, ...remind },
    quiet: isQuiet ? { from, until } : null,
    zone,
  };
  return { ok: true, policy };
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function readLead(text = usualLead): LeadTime | null {
  const [unit, value = ''] = text.split(':');
  const number = Number(value);
  if (unit === 'days' && Number.isInteger(number) && number >= 1 && number <= 398) return { unit, days: number };
  if (unit === 'share' && number > 0 && number < 1) return { unit, share: number };
  return null;
}

function readDays(text = ''): number | null {
  const days = Number(text);
  return Number.isInteger(days) && days >= 1 && days <= 30 ? days : null;
}
