import type { ReactNode } from 'react';
import { getTranslations } from 'next-intl/server';
import { Countdown } from '@/components/countdown';
import { LifetimeBar, LifetimeLegend, LifetimeToday } from '@/components/lifetime-bar';
import { Card } from '@/components/ui/card';
import type { SitePage } from '@/lib/db/find-site';
import { isSelfIssued } from '@/lib/tls/self-issued';
import { readClock } from '@/lib/view/read-clock';
import { viewLifetime } from '@/lib/view/view-lifetime';
import { viewUsualRenewal } from '@/lib/view/view-usual-renewal';
import { ValidFor } from './valid-for';

interface SiteCountdownProps {
  site: SitePage;
  tag: ReactNode;
  meaning: ReactNode;
  acts: ReactNode;
}

/** Am I all right, and what do I do next: the countdown of the endpoint that explains the site's status. */
export async function SiteCountdown({ site, tag, meaning, acts }: SiteCountdownProps) {
  const [t, clock] = await Promise.all([getTranslations('site'), readClock()]);
  const certificate = findCertificate(site);
  const usual = certificate ? await viewUsualRenewal(site, certificate) : null;
  const life = certificate ? await viewLifetime({ ...certificate, isSelfIssued: isSelfIssued(certificate) }) : null;
  return (
    <Card labelledBy="now">
      <h2 id="now" className="sr-only">
        {t('now')}
      </h2>
      {tag}
      {certificate ? (
        <Countdown
          dates={{ notBefore: certificate.notBefore, notAfter: certificate.notAfter }}
          now={clock.now}
          zone={clock.zone}
          locale={clock.locale}
        />
      ) : (
        <p className="mt-2 text-std-20B-150">{t('noCertificate')}</p>
      )}
      {acts ? <div className="no-print mt-4">{acts}</div> : null}
      {life ? (
        <div className="mt-4">
          <LifetimeToday life={life} />
          <LifetimeBar status={site.status} life={life} />
          <LifetimeLegend life={life} />
        </div>
      ) : null}
      {certificate && !isSelfIssued(certificate) ? <ValidFor {...certificate} /> : null}
      {usual ? (
        <p className={`reading mt-1 tabular ${usual.isLate ? 'font-700 text-action' : ''}`}>{usual.sentence}</p>
      ) : null}
      <div className="mt-5 grid gap-5">{meaning}</div>
    </Card>
  );
}

/** The one that ends first among the watched names; the worst name's, when it has its own. */
function findCertificate(site: SitePage) {
  const worst = site.worstEndpoint === null ? undefined : site.endpoints[site.worstEndpoint];
  if (worst?.certificate) return worst.certificate;
  const watched = site.endpoints.filter((endpoint) => endpoint.isWatched);
  const certificates = watched.map((endpoint) => endpoint.certificate).filter((one) => one !== null);
  return certificates.toSorted((a, b) => a.notAfter.getTime() - b.notAfter.getTime())[0] ?? null;
}
