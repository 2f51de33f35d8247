import type { DnsClient, DnsQuestion } from './dns-client';

/**
 * Whether a question that got SERVFAIL is answered once DNSSEC is not checked (RFC 4035 §3.2.2): then it is the signatures that
 * are wrong, and not the name servers that fail.
 */
export async function isBogus(question: DnsQuestion, dns: DnsClient, signal: AbortSignal): Promise<boolean> {
  const answer = await dns.ask({ ...question, checkingDisabled: true }, signal);
  return answer.kind === 'answer' && (answer.rcode === 'NOERROR' || answer.rcode === 'NXDOMAIN');
}
