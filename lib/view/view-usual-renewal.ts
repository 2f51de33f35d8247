import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { SitePage } from '@/lib/db/find-site';
import { findUsualRenewal, lateSince } from '@/lib/events/usual-renewal';
import { findHosting } from '@/lib/hosting/find-hosting';
import { coversHost } from '@/lib/tls/covers-host';
import type { CertificateFacts } from '@/lib/tls/observation';
import { isSelfIssued } from '@/lib/tls/self-issued';
import { readClock } from './read-clock';

const dayMs = 24 * 60 * 60 * 1000;

/** When this certificate is normally renewed, by what that is known, and since when it is late. */
export async function viewUsualRenewal(
  site: SitePage,
  certificate: CertificateFacts,
): Promise<{ sentence: string; isLate: boolean } | null> {
  const { now } = await readClock();
  // Nobody renews it by itself, or it is over: then other words say what to do.
  if (isSelfIssued(certificate) || certificate.notAfter <= now) return null;
  const past = site.sightings
    .filter(({ host, certificate: seen }) => coversHost(seen.names, host))
    .map(({ certificate: seen }) => seen);
  const hosting = site.hosting === null ? null : (findHosting(site.hosting)?.id ?? null);
  const usual = findUsualRenewal({ past, current: certificate, hosting });
  const [t, clock] = await Promise.all([getTranslations('site.usual'), readClock()]);
  const habit = t(`basis.${usual.basis}`, { days: usual.daysLeft, times: usual.learnedFrom });
  const since = lateSince(usual, now);
  if (since === null) return { sentence: t('due', { habit, at: clock.date(usual.dueAt) }), isLate: false };
  const days = Math.floor((now.getTime() - since.getTime()) / dayMs);
  return {
    sentence: days < 1 ? t('today', { habit }) : t('late', { habit, at: clock.date(since), days }),
    isLate: days >= 1,
  };
}
