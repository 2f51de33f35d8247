import { getTranslations } from 'next-intl/server';
import type { RecoveryState } from '@/lib/recovery/recovery-state';
import type { SeenCertificate } from '@/lib/recovery/sight';
import { toDisplayHost } from '@/lib/tls/display-host';
import { defaultUrgencyPolicy, urgencyBoundaries } from '@/lib/tls/lifetime';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { readClock } from '@/lib/view/read-clock';
import { ValidFor } from '../../../_parts/valid-for';

/** For every name the certificate before and the one now, so that the difference can be seen. */
export async function CertificatesSideBySide({ state, isProved }: { state: RecoveryState; isProved: boolean }) {
  const [t, clock] = await Promise.all([getTranslations('recovery'), readClock()]);
  const shown = state.targets.flatMap(({ sight }) =>
    sight?.kind === 'own' && sight.certificate ? [sight.certificate] : [],
  );
  const renewals = shown.map((certificate) =>
    urgencyBoundaries(certificate, defaultUrgencyPolicy).watchingAt.getTime(),
  );
  return (
    <section aria-label={`${t('before')} / ${t('after')}`} className="grid gap-3">
      {state.targets.map(({ endpointId, host, before, sight }) => (
        <div key={endpointId} className="print-whole rounded-12 border border-line bg-white p-4 desktop:px-7">
          <h2 className="text-std-18B-160 wrap-anywhere">
            <bdi>{t('certificateOf', { host: toDisplayHost(host) })}</bdi>
          </h2>
          <div className="mt-2 grid gap-4 desktop:grid-cols-2">
            <OneCertificate title={t('before')} certificate={before} />
            <OneCertificate title={t('after')} certificate={sight?.certificate ?? null} isGood={isProved} />
          </div>
        </div>
      ))}
      {isProved && shown[0] ? (
        <div>
          <p className="reading">
            <b>{t('nextRenewal')}</b> <span className="tabular">{clock.date(new Date(Math.min(...renewals)))}</span>
          </p>
          <ValidFor {...shown[0]} />
        </div>
      ) : null}
    </section>
  );
}

interface OneCertificateProps {
  title: string;
  certificate: SeenCertificate | null;
  isGood?: boolean;
}

async function OneCertificate({ title, certificate, isGood = false }: OneCertificateProps) {
  const [t, clock] = await Promise.all([getTranslations('recovery'), readClock()]);
  return (
    <div className={`min-w-0 rounded-8 border px-3 py-2 ${isGood ? 'border-healthy bg-healthy-weak' : 'border-line'}`}>
      <h3 className="font-700">
        {isGood ? '✓ ' : ''}
        {title}
      </h3>
      {certificate === null ? (
        <p className="text-sub">{t('certificateNone')}</p>
      ) : (
        <dl>
          <dt className="text-dns-14N-130 text-sub">{t('valid')}</dt>
          <dd className="mb-1 font-700 tabular">
            {clock.date(certificate.notBefore)} – {clock.date(certificate.notAfter)}
          </dd>
          <dt className="text-dns-14N-130 text-sub">{t('issuer')}</dt>
          <dd className="mb-1 wrap-anywhere">
            <bdi>{showForeignText(certificate.issuer)}</bdi>
          </dd>
          <dt className="text-dns-14N-130 text-sub">{t('serial')}</dt>
          <dd className="font-mono text-[0.875rem] wrap-anywhere">
            <bdi>{showForeignText(certificate.serial)}</bdi>
          </dd>
        </dl>
      )}
    </div>
  );
}
