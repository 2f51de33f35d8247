import { findSitesNamed } from '@/lib/db/find-sites-named';
import type { NamedSite } from '@/lib/db/find-sites-named';
import type { Database } from '@/lib/db/open-database';
import type { SiteScope } from '@/lib/db/site-scope';
import type { HostMail } from '@/lib/letters/read-host-mail';
import type { Validity } from '@/lib/tls/lifetime';

/**
 * What the server shows beside what a mail says. `unwatched` nobody looks at this name yet · `unseen` its certificate was
 * never seen · `renewed` the certificate ends later than the mail says: it is over · `same` the mail speaks of the
 * certificate that is shown now · `expired` what is shown has run out · `other` it ends later, but was there long before the
 * mail: another certificate · `earlier` it ends sooner than the mail says · `undated` the mail names no date.
 */
export const mailComparisons = [
  'unwatched',
  'unseen',
  'renewed',
  'same',
  'expired',
  'other',
  'earlier',
  'undated',
] as const;

export type MailComparison =
  | { kind: 'unwatched'; host: string }
  | { kind: 'unseen'; host: string; site: NamedSite }
  | {
      kind: 'renewed' | 'same' | 'expired' | 'other' | 'earlier' | 'undated';
      host: string;
      site: NamedSite;
      notAfter: Date;
    };

const dayMs = 24 * 60 * 60 * 1000;
/** A host's date has no time, or another zone's; and its days are counted when the mail was written, weeks ago perhaps. */
const toleranceMs = 2 * dayMs;

/** The mail with those of its other names that are watched, in front: a watched name counts, whatever its ending. */
export async function countWatchedNames(db: Database, scope: SiteScope, mail: HostMail): Promise<HostMail> {
  if (mail.otherNames.length === 0) return mail;
  const watched = new Set((await findSitesNamed(db, scope, mail.otherNames)).map(({ host }) => host));
  return { ...mail, names: [...mail.otherNames.filter((host) => watched.has(host)), ...mail.names] };
}

/** Compares a mail with what was seen last of each name in it. */
export async function compareMail(
  db: Database,
  scope: SiteScope,
  mail: HostMail,
  now: Date,
): Promise<MailComparison[]> {
  const sites = await findSitesNamed(db, scope, mail.names);
  return mail.names.map((host) => {
    const site = sites.find((one) => one.host === host);
    if (!site) return { kind: 'unwatched', host };
    const { notBefore, notAfter } = site;
    if (notBefore === null || notAfter === null) return { kind: 'unseen', host, site };
    const kind = notAfter <= now ? 'expired' : compareDates(mail.expiresAt, { notBefore, notAfter });
    return { kind, host, site, notAfter };
  });
}

/** A renewal comes in the last half of the life of a 90-day certificate. */
const longestLeadMs = 45 * dayMs;

function compareDates(told: Date | null, { notBefore, notAfter }: Validity) {
  if (told === null) return 'undated';
  const laterMs = notAfter.getTime() - told.getTime();
  if (laterMs > toleranceMs) return told.getTime() - notBefore.getTime() > longestLeadMs ? 'other' : 'renewed';
  return laterMs < -toleranceMs ? 'earlier' : 'same';
}
