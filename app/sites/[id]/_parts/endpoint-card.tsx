import { Allowed } from '@/app/_access/allowed';
import { getTranslations } from 'next-intl/server';
import { watchEndpointAction } from '@/app/actions/manage-site';
import { recheckEndpointAction } from '@/app/actions/recheck';
import { ActForm } from '@/components/act-form';
import { FactList } from '@/components/fact-list';
import { HostName } from '@/components/host-name';
import { Term } from '@/components/learn/term';
import { StatusTag } from '@/components/status-tag';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import type { SiteEndpoint } from '@/lib/db/find-site';
import { getMonitor } from '@/lib/monitor/monitor';
import { intervalFor } from '@/lib/monitor/next-due';
import { toDisplayName } from '@/lib/tls/display-name';
import { problemWords } from '@/lib/tls/problem-words';
import { listFacts } from '@/lib/view/list-facts';
import { readClock } from '@/lib/view/read-clock';

/** One name of a site: how it is, its certificate in plain words, and the exact facts folded. */
export async function EndpointCard({ endpoint, isPaused }: { endpoint: SiteEndpoint; isPaused: boolean }) {
  const [t, board, status, clock, facts] = await Promise.all([
    getTranslations('site'),
    getTranslations('board'),
    getTranslations('common.status'),
    readClock(),
    listFacts(endpoint),
  ]);
  const { certificate } = endpoint;
  const name = toDisplayName(endpoint);
  const intervalMs = intervalFor(endpoint.status, getMonitor().checkIntervalMs);
  const headingId = `endpoint-${endpoint.endpointId}`;
  const own = certificate && clock.countdown(certificate);
  return (
    <Card labelledBy={headingId}>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 id={headingId} className="text-std-18B-160">
            <HostName name={name} />
          </h3>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            {endpoint.isWatched ? (
              <StatusTag
                status={isPaused ? 'paused' : endpoint.status}
                word={status(isPaused ? 'paused' : endpoint.status)}
              />
            ) : (
              <span className="text-sub">{t('unwatched')}</span>
            )}
            {own ? <span className="tabular">{own.text}</span> : null}
          </p>
          <p className="mt-1 text-dns-14N-130 text-sub">
            {endpoint.checkedAt ? board('checkedAt', { time: clock.instant(endpoint.checkedAt) }) : board('neverSeen')}
            {endpoint.isWatched && !isPaused ? ` ・ ${t('rhythm', { every: clock.every(intervalMs) })}` : null}
          </p>
        </div>
        <div className="no-print flex flex-wrap gap-2">
          {endpoint.isWatched ? (
            <Allowed to="sites.check">
              <ActForm
                action={recheckEndpointAction}
                label={t('recheck')}
                accessibleLabel={t('recheckEndpoint', { host: name })}
                pending={t('recheckPending')}
                size="small"
              >
                <input type="hidden" name="endpointId" value={endpoint.endpointId} />
              </ActForm>
            </Allowed>
          ) : null}
          <Allowed to="sites.change">
            <ActForm
              action={watchEndpointAction}
              label={endpoint.isWatched ? t('unwatch') : t('watch')}
              accessibleLabel={`${endpoint.isWatched ? t('unwatch') : t('watch')} ${name}`}
              pending={t('recheckPending')}
              variant="quiet"
              size="small"
            >
              <input type="hidden" name="endpointId" value={endpoint.endpointId} />
              <input type="hidden" name="isWatched" value={endpoint.isWatched ? 'no' : 'yes'} />
            </ActForm>
          </Allowed>
        </div>
      </div>
      {endpoint.findings.length > 0 && endpoint.isWatched ? (
        <ul className="mt-3 list-disc pl-6">
          {endpoint.findings.map((finding) => (
            <li key={finding.problem}>{problemWords[finding.problem].title[clock.locale]}</li>
          ))}
        </ul>
      ) : null}
      {facts.plain.map((sentence) => (
        <p key={sentence} className="reading mt-3">
          <bdi>{sentence}</bdi>
        </p>
      ))}
      {facts.exact.length > 0 ? (
        <Disclosure summary={t('exact')}>
          <FactList facts={facts.exact} />
          <p className="mt-3">
            <Term topic="view">{t('seeYourself')}</Term>
          </p>
        </Disclosure>
      ) : null}
    </Card>
  );
}
