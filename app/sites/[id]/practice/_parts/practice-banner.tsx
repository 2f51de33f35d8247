import { getTranslations } from 'next-intl/server';

/** On everything of a practice, in a colour and with an edge that nothing real has. */
export async function PracticeBanner() {
  const t = await getTranslations('recovery.practice');
  return (
    <div className="rounded-8 border-4 border-dashed border-watching bg-watching-weak px-4 py-3">
      <p className="text-std-18B-160">{t('banner')}</p>
      <p className="reading">{t('bannerLead')}</p>
    </div>
  );
}
