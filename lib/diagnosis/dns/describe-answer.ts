import type { Answer } from 'dns-packet';

import { showForeignText } from '@/lib/tls/show-foreign-text';

import type { DnsAnswer, DnsQuestion } from './dns-client';

const longestLine = 300;
const mostRecords = 8;

/** One line of a trace: `CAA example.jp → NOERROR, 0 issue "letsencrypt.org" (udp)`. @param server who was asked itself */
export function describeAnswer(question: DnsQuestion, answer: DnsAnswer, server?: string): string {
  const asked = `${question.type} ${question.name}`;
  const line = `${asked}${question.checkingDisabled ? ' +cd' : ''}${server === undefined ? '' : ` @${server}`} → ${describe(answer)}`;
  return showForeignText(line).slice(0, longestLine);
}

function describe(answer: DnsAnswer): string {
  if (answer.kind === 'unreadable') return `unreadable: ${answer.detail}`;
  if (answer.kind !== 'answer') return answer.kind;
  const shown = answer.records.slice(0, mostRecords).map(describeRecord);
  const rest = answer.records.length > mostRecords ? [`${answer.records.length - mostRecords} more`] : [];
  const marks = [
    answer.transport,
    ...(answer.isAuthoritative ? ['aa'] : []),
    ...(answer.isAuthenticated ? ['ad'] : []),
  ];
  return `${[answer.rcode, ...shown, ...rest].join(', ')} (${marks.join(' ')})`;
}

function describeRecord(record: Answer): string {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return record.data;
    case 'NS':
    case 'PTR':
    case 'CNAME':
    case 'DNAME':
      return `${record.type} ${record.data}`;
    case 'CAA':
      return `${record.data.flags ?? 0} ${record.data.tag} "${record.data.value}"`;
    case 'SOA':
      return `SOA ${record.data.mname} ${record.data.serial ?? 0}`;
    case 'MX':
      return `MX ${record.data.exchange}`;
    case 'TXT':
      return `TXT ${[record.data].flat().join('')}`;
    default:
      return record.type;
  }
}
