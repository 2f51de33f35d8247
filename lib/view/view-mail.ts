import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import { findHosting } from '@/lib/hosting/find-hosting';
import { findMissing, type HostMail } from '@/lib/letters/read-host-mail';
import type { MailComparison } from '@/lib/monitor/compare-mail';
import { toDisplayHost } from '@/lib/tls/display-host';
import { toDisplayName } from '@/lib/tls/display-name';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { isLocale } from '@/lib/words/locale';
import { readClock } from './read-clock';
import type { MailView } from './mail-view';

/** What a mail says and what the server shows, in words. */
export async function viewMail(mail: HostMail, comparisons: readonly MailComparison[]): Promise<MailView> {
  const [t, clock, locale] = await Promise.all([getTranslations('mail'), readClock(), getLocale()]);
  const hosting = mail.hostingId === null ? null : findHosting(mail.hostingId);
  const spoken = isLocale(locale) ? locale : 'ja';
  const facts = [
    hosting ? { label: t('fact.host'), value: hosting.name[spoken] } : null,
    mail.kind === 'other' ? null : { label: t('fact.kind'), value: t(`kind.${mail.kind}`) },
    mail.names.length > 0 ? { label: t('fact.names'), value: mail.names.map(toDisplayHost).join(', ') } : null,
    mail.daysLeft === null ? null : { label: t('fact.days'), value: t('days', { days: mail.daysLeft }) },
    mail.expiresAt ? { label: t('fact.date'), value: clock.date(mail.expiresAt) } : null,
    mail.account ? { label: t('fact.account'), value: showForeignText(mail.account) } : null,
    mail.uuid ? { label: 'UUID', value: mail.uuid } : null,
  ].filter((fact) => fact !== null);
  const missing = findMissing(mail);
  const doubts = mail.links.filter(({ doubt }) => doubt !== null);
  const isForeign = mail.sender?.isForeign === true;
  // Whoever doubts a mail does not answer it: the letter then begins anew.
  const letter = doubts.length > 0 || isForeign ? 'letter' : 'letter?answer';
  return {
    title: missing === 'all' ? t('unknown') : t('says'),
    missing,
    facts,
    comparisons: comparisons.map((one) => ({
      name: 'site' in one ? toDisplayName(one.site) : toDisplayHost(one.host),
      tone: one.kind === 'renewed' ? 'good' : ['same', 'expired', 'earlier'].includes(one.kind) ? 'bad' : 'calm',
      sentence: t(`compare.${one.kind}`, { at: 'notAfter' in one ? clock.date(one.notAfter) : '' }),
      addHost: one.kind === 'unwatched' ? one.host : null,
      links:
        'site' in one
          ? [
              { href: `/sites/${one.site.siteId}`, label: t('toSite') },
              ...(one.kind === 'renewed'
                ? []
                : [
                    { href: `/sites/${one.site.siteId}/diagnosis`, label: t('toDiagnosis') },
                    {
                      href: `/sites/${one.site.siteId}/${letter}`,
                      label: letter === 'letter' ? t('toLetter') : t('toAnswer'),
                    },
                  ]),
            ]
          : [],
    })),
    doubts: doubts.map(({ url, host, doubt }) => ({
      url: showForeignText(url.slice(0, 200)),
      why: doubt === null ? '' : t(`doubt.${doubt}`, { host: showForeignText(host) }),
    })),
    linkCount: mail.links.length,
    sender:
      mail.sender && isForeign
        ? t('foreignSender', { address: showForeignText(mail.sender.address), host: hosting?.name[spoken] ?? '' })
        : null,
    images: mail.imageCount > 0 ? t('images', { count: mail.imageCount }) : null,
    panel: hosting?.panelUrl ? { href: hosting.panelUrl, label: t('toPanel', { host: hosting.name[spoken] }) } : null,
  };
}
