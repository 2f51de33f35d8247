import 'server-only';
import { getTranslations } from 'next-intl/server';
import { readRole, roles } from '@/lib/auth/permissions';
import type { TagName } from '@/lib/db/list-tags';

/** The words of a form about somebody's role and sites. */
export async function readShareWords() {
  const t = await getTranslations('people');
  return {
    roles: roles.map((value) => ({ value, label: t(`role.${value}`), hint: t(`roleHint.${value}`) })).toReversed(),
    words: {
      role: t('roleLabel'),
      sees: t('sees'),
      all: t('allSites'),
      some: t('someSites'),
      noTags: t('noTags'),
      pending: t('pending'),
      link: t('link'),
    },
  };
}

/** 「閲覧者 · タグ「A社」のサイト」 */
export async function describeShare(
  { role, seesAll, tagIds }: { role: string; seesAll: boolean; tagIds: readonly string[] },
  tags: readonly TagName[],
): Promise<string> {
  const t = await getTranslations('people');
  const names = tags.filter(({ tagId }) => tagIds.includes(tagId)).map(({ name }) => name);
  const sees = names.length === 0 ? t('nothing') : t('tagged', { tags: names.join(t('comma')) });
  return `${t(`role.${readRole(role)}`)} · ${seesAll ? t('allSites') : sees}`;
}
