import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { SiteEndpoint } from '@/lib/db/find-site';
import type { SeenAddress } from '@/lib/db/seen-observation';
import type { CertificateFacts } from '@/lib/tls/observation';
import { toDisplayHost } from '@/lib/tls/display-host';
import { problemWords } from '@/lib/tls/problem-words';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { readClock, type Clock } from './read-clock';
import type { FactView } from './site-view';

const namesShown = 12;

/** What is known of an endpoint: its certificate in whole sentences first, then every exact value. */
export async function listFacts(endpoint: SiteEndpoint): Promise<{ plain: string[]; exact: FactView[] }> {
  const [t, clock] = await Promise.all([getTranslations('site'), readClock()]);
  const { certificate, observation } = endpoint;
  const address = findShown(endpoint);
  const shown = address?.certificate ?? null;
  const plain: string[] = [];
  if (certificate) {
    plain.push(
      t('plain', {
        names: shorten(certificate.names.map(toDisplayHost)),
        issuer: readableName(certificate.issuer),
        from: clock.date(certificate.notBefore),
        to: clock.date(certificate.notAfter),
      }),
    );
  }
  if (shown && shown.fingerprint256 !== certificate?.fingerprint256) {
    plain.push(t('presentedOther', { subject: shown.subject || shown.names.join(', ') }));
  }
  if (certificate && endpoint.certificateSeenAt && shown?.fingerprint256 !== certificate.fingerprint256) {
    plain.push(t('lastSeenOwn', { time: clock.instant(endpoint.certificateSeenAt) }));
  }
  const facts = await Promise.all([
    certificateFacts(shown ?? certificate),
    address ? addressFacts(address) : [],
    observation ? listAddresses(observation.addresses, clock) : [],
  ]);
  const exact = facts.flat().map((fact) => ({ ...fact, values: fact.values.map(showForeignText) }));
  return { plain: plain.map(showForeignText), exact };
}

/** The address whose look counts: the one that shows another certificate than the endpoint's own, else the first. */
function findShown({ observation, certificate }: SiteEndpoint): SeenAddress | null {
  const seen = observation?.addresses.filter((address) => address.certificate !== null) ?? [];
  const other = seen.find((address) => address.certificate?.fingerprint256 !== certificate?.fingerprint256);
  return other ?? seen[0] ?? null;
}

async function certificateFacts(certificate: CertificateFacts | null): Promise<FactView[]> {
  if (!certificate) return [];
  const t = await getTranslations('site.facts');
  return [
    { name: t('names'), values: [certificate.names.join(', ')] },
    { name: t('subject'), values: [certificate.subject] },
    { name: t('issuer'), values: [certificate.issuer] },
    { name: t('validity'), values: [`${certificate.notBefore.toISOString()} — ${certificate.notAfter.toISOString()}`] },
    { name: t('serial'), values: [certificate.serial] },
    { name: t('sha256'), values: [certificate.fingerprint256] },
    { name: t('key'), values: [certificate.keyType] },
    { name: t('signature'), values: [certificate.signatureAlgorithm] },
  ];
}

async function addressFacts({ chain, protocol, cipher, alpn, http, timings }: SeenAddress): Promise<FactView[]> {
  const t = await getTranslations('site.facts');
  const facts: FactView[] = [
    {
      name: t('chain'),
      values: chain.length > 0 ? chain.map((link) => `${link.subject} ← ${link.issuer}`) : [t('chainNone')],
    },
    { name: t('protocol'), values: [[protocol, cipher, alpn].filter((part) => part !== null).join(' · ')] },
    {
      name: t('timings'),
      values: [
        t('timingsText', {
          dns: wholeMs(timings.dnsMs),
          connect: wholeMs(timings.connectMs),
          tls: wholeMs(timings.tlsMs),
          total: wholeMs(timings.totalMs),
        }),
      ],
    },
  ];
  if (http) facts.push({ name: t('http'), values: [String(http.status)] });
  if (http?.hsts) facts.push({ name: t('hsts'), values: [http.hsts] });
  return facts;
}

async function listAddresses(addresses: readonly SeenAddress[], clock: Clock): Promise<FactView[]> {
  if (addresses.length === 0) return [];
  const t = await getTranslations('site');
  const values = addresses.map(({ address, failure, certificate }) => {
    const fine = certificate ? t('addressFine', { expires: clock.date(certificate.notAfter) }) : null;
    const what = failure ? `${problemWords[failure.problem].title[clock.locale]} (${failure.detail})` : fine;
    return t('addressShows', { address, what: what ?? '' });
  });
  return [{ name: t('facts.addresses'), values }];
}

function wholeMs(ms: number | null): string {
  return ms === null ? '–' : String(Math.round(ms));
}

function shorten(names: readonly string[]): string {
  const shown = names.slice(0, namesShown).join(', ');
  return names.length > namesShown ? `${shown} … (+${names.length - namesShown})` : shown;
}

/** The organisation and common name of "C=US, O=Let's Encrypt, CN=R12", or the whole where they are missing. */
function readableName(name: string): string {
  const organisation = /(?:^|, |\n)O=([^,\n]+)/.exec(name)?.[1];
  const commonName = /(?:^|, |\n)CN=([^,\n]+)/.exec(name)?.[1];
  return [organisation, commonName].filter((part) => part !== undefined).join(' ') || name;
}
