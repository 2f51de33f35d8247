import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { FieldGroup } from '@/components/fields-form';
import { eventKindNames } from '@/lib/events/event-kinds';
import { leadKinds, type NoticePolicy } from '@/lib/events/notice-policy';
import { remindedKinds } from '@/lib/events/policy-form';

/** The form of a policy in four parts, each with what is set in it: on a phone the whole is six screens long. */
export async function listPolicyGroups(policy: NoticePolicy): Promise<FieldGroup[]> {
  const t = await getTranslations('notices');
  const told = eventKindNames.filter((kind) => policy.told[kind]).length;
  const leads = leadKinds.filter((kind) => policy.lead[kind] !== null).length;
  const often = remindedKinds.map((kind) => {
    const days = policy.remindDays[kind] ?? null;
    const words = days === null ? t('remindNever') : t('remindDays', { days });
    return t('group.remindOne', { kind: t(`short.${kind}`), often: words });
  });
  const { quiet, zone } = policy;
  return [
    {
      title: t('group.told'),
      summary: t('group.toldSummary', { count: told, all: eventKindNames.length }),
      names: ['told'],
    },
    {
      title: t('group.lead'),
      summary: leads === 0 ? t('group.leadUsual') : t('group.leadOwn', { count: leads }),
      names: leadKinds.map((kind) => `lead-${kind}`),
    },
    {
      title: t('group.remind'),
      summary: often.join(t('group.and')),
      names: remindedKinds.map((kind) => `remind-${kind}`),
    },
    {
      title: t('group.quiet'),
      summary: quiet ? t('group.quietOn', { ...quiet, zone }) : t('group.quietOff'),
      names: ['quiet', 'quietFrom', 'quietUntil', 'zone'],
    },
  ];
}
