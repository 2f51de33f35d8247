import type { DnsAnswer } from '@/lib/diagnosis/dns/dns-client';

import type { CaaProperty } from './judge-caa-set';

/** The CAA records in an answer, also of what an alias leads to. */
export function listProperties(answer: DnsAnswer): CaaProperty[] {
  const records = answer.kind === 'answer' ? answer.records : [];
  return records.flatMap((record) =>
    record.type === 'CAA' ? [{ flags: record.data.flags ?? 0, tag: record.data.tag, value: record.data.value }] : [],
  );
}
