import { getTranslations } from 'next-intl/server';
import { defineRoute } from '@/app/_access/define-route';
import { getMonitor } from '@/lib/monitor/monitor';
import { certificatePages } from '../_parts/pages';
import { streamCsv } from '../_parts/stream-rows';

/** Every certificate that an endpoint has shown, as a table. */
export const GET = defineRoute({
  may: 'sites.see',
  run: async (_, { scope }) => {
    const t = await getTranslations('export');
    const head = [
      t('certificate.host'),
      t('certificate.port'),
      t('certificate.current'),
      t('certificate.subject'),
      t('certificate.names'),
      t('certificate.issuer'),
      t('certificate.serial'),
      t('certificate.notBefore'),
      t('certificate.notAfter'),
      t('certificate.firstSeenAt'),
      t('certificate.lastSeenAt'),
      t('certificate.keyType'),
      t('certificate.signatureAlgorithm'),
      t('certificate.fingerprint256'),
    ];
    return streamCsv('kigen-certificates.csv', head, certificatePages(getMonitor(), scope), (row) => [
      row.host,
      String(row.port),
      row.isCurrent ? t('yes') : t('no'),
      row.certificate.subject,
      row.certificate.names.join(' '),
      row.certificate.issuer,
      row.certificate.serial,
      row.certificate.notBefore.toISOString(),
      row.certificate.notAfter.toISOString(),
      row.firstSeenAt.toISOString(),
      row.lastSeenAt.toISOString(),
      row.certificate.keyType,
      row.certificate.signatureAlgorithm,
      row.certificate.fingerprint256,
    ]);
  },
});
