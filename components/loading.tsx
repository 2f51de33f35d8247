import { getTranslations } from 'next-intl/server';

/** Shown while a page is being fetched, in the shape of what comes. */
export async function Loading() {
  const t = await getTranslations('error');
  return (
    <div role="status" className="grid gap-4">
      <p className="text-sub">{t('loading')}</p>
      <div aria-hidden="true" className="h-10 w-64 max-w-full animate-pulse rounded-8 bg-track" />
      <div aria-hidden="true" className="h-64 animate-pulse rounded-12 bg-track" />
    </div>
  );
}
