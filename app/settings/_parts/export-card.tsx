import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';

/** All that is watched, as files to keep or to work with. */
export async function ExportCard() {
  const t = await getTranslations('export');
  const files = [
    { href: '/export/sites.csv', label: t('sitesCsv') },
    { href: '/export/sites.json', label: t('sitesJson') },
    { href: '/export/certificates.csv', label: t('certificatesCsv') },
    { href: '/export/certificates.json', label: t('certificatesJson') },
  ];
  return (
    <Card labelledBy="export">
      <h2 id="export" className="text-std-18B-160">
        {t('title')}
      </h2>
      <ul className="mt-2 flex flex-wrap gap-x-6">
        {files.map(({ href, label }) => (
          <li key={href}>
            {/* A file, not a page: the router must not fetch it beforehand. */}
            <a className="link inline-flex min-h-11 items-center" href={href} download>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
