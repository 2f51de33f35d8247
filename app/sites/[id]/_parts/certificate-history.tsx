import { getTranslations } from 'next-intl/server';
import type { SitePage, SiteSighting } from '@/lib/db/find-site';
import { toDisplayHost } from '@/lib/tls/display-host';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { readClock } from '@/lib/view/read-clock';

/** Every certificate that the site's names have shown, with its first and last sighting. */
export async function CertificateHistory({ site }: { site: SitePage }) {
  const [t, clock] = await Promise.all([getTranslations('site'), readClock()]);
  const current = new Set(site.endpoints.map((endpoint) => endpoint.certificate?.fingerprint256));
  return (
    <section aria-labelledby="certificates" className="grid gap-3">
      <h2 id="certificates" className="text-std-20B-150">
        {t('certificates')}
      </h2>
      {site.sightings.length === 0 ? <p className="text-sub">{t('certificatesNone')}</p> : null}
      <ul className="grid gap-2">
        {listSeen(site.sightings).map(({ hosts, firstSeenAt, lastSeenAt, certificate }) => (
          <li key={certificate.fingerprint256} className="rounded-8 border border-line bg-white px-4 py-3">
            <p className="font-700 tabular">
              <span className="mr-2 inline-block">
                {clock.date(certificate.notBefore)} – {clock.date(certificate.notAfter)}
              </span>
              {current.has(certificate.fingerprint256) ? (
                <span className="inline-block font-400 text-healthy">✓ {t('certificateCurrent')}</span>
              ) : null}
            </p>
            <p className="text-dns-14N-130 text-sub">
              <bdi>{hosts.map(toDisplayHost).join(', ')}</bdi> ・ <bdi>{showForeignText(certificate.issuer)}</bdi>
            </p>
            <p className="text-dns-14N-130 text-sub tabular">
              {t('certificateSeen', { first: clock.instant(firstSeenAt), last: clock.instant(lastSeenAt) })}
            </p>
          </li>
        ))}
      </ul>
      {site.sightingCount > site.sightings.length ? (
        <p className="text-sub">{t('certificatesMore', { count: site.sightingCount - site.sightings.length })}</p>
      ) : null}
    </section>
  );
}

interface SeenCertificate extends Omit<SiteSighting, 'endpointId' | 'host'> {
  hosts: string[];
}

/** Each certificate once, with all the names that have shown it, in the order of its latest sighting. */
function listSeen(sightings: readonly SiteSighting[]): SeenCertificate[] {
  const seen = new Map<string, SeenCertificate>();
  for (const { host, firstSeenAt, lastSeenAt, certificate } of sightings) {
    const known = seen.get(certificate.fingerprint256);
    if (!known) {
      seen.set(certificate.fingerprint256, { hosts: [host], firstSeenAt, lastSeenAt, certificate });
      continue;
    }
    known.hosts.push(host);
    if (firstSeenAt < known.firstSeenAt) known.firstSeenAt = firstSeenAt;
    if (lastSeenAt > known.lastSeenAt) known.lastSeenAt = lastSeenAt;
  }
  return [...seen.values()];
}
