import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { Field, FieldOption } from '@/components/ui/form-field';
import { eventKindNames } from '@/lib/events/event-kinds';
import { leadKinds, type LeadTime, type NoticePolicy } from '@/lib/events/notice-policy';
import { leadChoices, remindChoices, remindedKinds, usualLead, writeLead } from '@/lib/events/policy-form';
import { groupZones } from '@/lib/words/choose-zone';

/** The form of a policy: what, how early, how often again, and when not. */
export async function listPolicyFields(policy: NoticePolicy): Promise<Field[]> {
  const t = await getTranslations('notices');
  const { common, all } = groupZones(policy.zone);
  const told: Field = {
    name: 'told',
    type: 'checks',
    label: t('told'),
    value: eventKindNames.filter((kind) => policy.told[kind]).join(' '),
    options: eventKindNames.map((value) => ({ value, label: t(`kind.${value}`), hint: t(`kindHint.${value}`) })),
  };
  const leads = leadKinds.map((kind): Field => ({
    name: `lead-${kind}`,
    type: 'select',
    label: t('leadOf', { kind: t(`kind.${kind}`) }),
    value: writeLead(policy.lead[kind]),
    options: [
      { value: usualLead, label: t(`leadUsual.${kind}`) },
      ...withOwn(policy.lead[kind]).map((lead) => ({
        value: writeLead(lead),
        label:
          lead.unit === 'days'
            ? t('leadDays', { days: lead.days })
            : t('leadShare', { percent: Math.round(lead.share * 100) }),
      })),
    ],
  }));
  const reminders = remindedKinds.map((kind): Field => ({
    name: `remind-${kind}`,
    type: 'select',
    label: t('remindOf', { kind: t(`kind.${kind}`) }),
    value: String(policy.remindDays[kind] ?? 'never'),
    options: [
      { value: 'never', label: t('remindNever') },
      ...withDays(policy.remindDays[kind] ?? null).map((days) => ({
        value: String(days),
        label: t('remindDays', { days }),
      })),
    ],
  }));
  return [
    told,
    ...leads,
    ...reminders,
    {
      name: 'quiet',
      type: 'radio',
      label: t('quiet'),
      hint: t('quietHint'),
      value: policy.quiet === null ? 'no' : 'yes',
      options: [
        { value: 'yes', label: t('quietYes') },
        { value: 'no', label: t('quietNo') },
      ],
    },
    { name: 'quietFrom', type: 'time', label: t('quietFrom'), value: policy.quiet?.from ?? '22:00', isOptional: true },
    {
      name: 'quietUntil',
      type: 'time',
      label: t('quietUntil'),
      value: policy.quiet?.until ?? '07:00',
      isOptional: true,
    },
    {
      name: 'zone',
      type: 'select',
      label: t('zone'),
      hint: t('zoneHint'),
      value: policy.zone,
      options: [...common, ...all].map((zone): FieldOption => ({ value: zone, label: zone })),
    },
  ];
}

/** A lead time that was chosen elsewhere stays a choice. */
function withOwn(lead: LeadTime | null): readonly LeadTime[] {
  const isListed = lead === null || leadChoices.some((choice) => writeLead(choice) === writeLead(lead));
  return isListed ? leadChoices : [lead, ...leadChoices];
}

function withDays(days: number | null): readonly number[] {
  const choices: readonly number[] = remindChoices;
  return days === null || choices.includes(days) ? choices : [days, ...choices];
}
