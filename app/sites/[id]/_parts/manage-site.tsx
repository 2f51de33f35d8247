import { Allowed } from '@/app/_access/allowed';
import { getTranslations } from 'next-intl/server';
import { deleteSiteAction, pauseSiteAction, tagSiteAction } from '@/app/actions/manage-site';
import { ActForm } from '@/components/act-form';
import { Card } from '@/components/ui/card';
import type { SitePage } from '@/lib/db/find-site';

/** Tags, pause and delete: what changes the watch, not the site. */
export async function ManageSite({ site }: { site: SitePage }) {
  const t = await getTranslations('site');
  const siteId = <input type="hidden" name="siteId" value={site.siteId} />;
  return (
    <Allowed to="sites.change">
      <section aria-labelledby="manage" className="no-print grid gap-3">
        <h2 id="manage" className="text-std-20B-150">
          {t('manage')}
        </h2>
        <Card>
          <h3 className="text-std-16B-170">{t('tags')}</h3>
          <ul className="mt-1 flex flex-wrap gap-2">
            {site.tags.map((tag) => (
              <li key={tag.tagId}>
                <Allowed to="sites.tag">
                  <ActForm
                    action={tagSiteAction}
                    label={
                      <>
                        <bdi>{tag.name}</bdi> <span aria-hidden="true">✕</span>
                      </>
                    }
                    accessibleLabel={t('tagRemove', { tag: tag.name })}
                    pending={tag.name}
                    size="small"
                  >
                    {siteId}
                    <input type="hidden" name="change" value="remove" />
                    <input type="hidden" name="tag" value={tag.name} />
                  </ActForm>
                </Allowed>
              </li>
            ))}
          </ul>
          <div className="mt-2">
            <Allowed to="sites.tag">
              <ActForm action={tagSiteAction} label={t('tagAdd')} pending={t('tagAdd')} size="small">
                {siteId}
                <input type="hidden" name="change" value="add" />
                <input
                  name="tag"
                  required
                  maxLength={40}
                  aria-label={t('tags')}
                  placeholder={t('tagPlaceholder')}
                  className="min-h-11 w-56 max-w-full rounded-8 border border-field bg-white px-3"
                />
              </ActForm>
            </Allowed>
          </div>
          <div className="mt-5 flex flex-wrap items-start gap-3 border-t border-line pt-4">
            <Allowed to="sites.change">
              <ActForm
                action={pauseSiteAction}
                label={site.pausedAt ? t('resume') : t('pause')}
                pending={site.pausedAt ? t('resume') : t('pause')}
                size="small"
              >
                {siteId}
                <input type="hidden" name="isPaused" value={site.pausedAt ? 'no' : 'yes'} />
              </ActForm>
            </Allowed>
            <Allowed to="sites.delete">
              <div>
                <ActForm
                  action={deleteSiteAction}
                  label={t('delete')}
                  pending={t('delete')}
                  variant="danger"
                  size="small"
                >
                  {siteId}
                </ActForm>
                <p className="mt-1 text-dns-14N-130 text-sub">{t('deleteNote')}</p>
              </div>
            </Allowed>
          </div>
        </Card>
      </section>
    </Allowed>
  );
}
