import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { db } from '@/lib/db/client';
import { findSiteName } from '@/lib/db/find-site-name';
import { listTags } from '@/lib/db/list-tags';
import { listPolicies } from '@/lib/db/notice-policies';
import { toDisplayName } from '@/lib/tls/display-name';

/** Where something else than the usual is told: the tags, and the sites with a policy of their own. */
export async function SpecialPolicies() {
  const [t, tags, policies] = await Promise.all([getTranslations('notices'), listTags(db(), null), listPolicies(db())]);
  const siteIds = policies.map(({ target }) => (target.kind === 'site' ? target.siteId : null)).filter(isThere);
  const sites = await Promise.all(
    siteIds.map(async (siteId) => ({ siteId, name: await findSiteName(db(), null, siteId) })),
  );
  const own = new Set(policies.map(({ target }) => (target.kind === 'tag' ? target.tagId : '')));
  return (
    <Card labelledBy="special">
      <h2 id="special" className="text-std-20B-150">
        {t('specialTitle')}
      </h2>
      <p className="reading mt-1 text-sub">{t('specialLead')}</p>
      <ul className="mt-2 grid gap-1">
        {tags.map(({ tagId, name }) => (
          <li key={tagId}>
            <Link className="link inline-flex min-h-11 items-center" href={`/notices?tag=${encodeURIComponent(tagId)}`}>
              {t('forTag', { name })}
            </Link>
            {own.has(tagId) ? <span className="ml-2 font-700">{t('hasOwn')}</span> : null}
          </li>
        ))}
        {sites.map(({ siteId, name }) =>
          name === null || name.isDeleted ? null : (
            <li key={siteId}>
              <Link className="link inline-flex min-h-11 items-center" href={`/notices?site=${siteId}`}>
                {toDisplayName(name)}
              </Link>
              <span className="ml-2 font-700">{t('hasOwn')}</span>
            </li>
          ),
        )}
      </ul>
    </Card>
  );
}

function isThere<T>(value: T | null): value is T {
  return value !== null;
}
