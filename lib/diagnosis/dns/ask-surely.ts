import type { DnsAnswer, DnsClient, DnsQuestion } from './dns-client';

/**
 * What the resolvers say of a name. `dnssec` = its signatures do not verify · `fails` = no name server of it could be asked ·
 * `unseen` = the resolvers themselves did not answer, or would not.
 */
export type DnsOutcome = 'answered' | 'no-such-name' | 'dnssec' | 'fails' | 'unseen';

/**
 * Asks the resolvers, and tells wrong signatures from other failures: a question that fails is answered once DNSSEC is not
 * checked (RFC 4035 §3.2.2), and still fails when it is. One that then succeeds had failed by chance.
 */
export async function askSurely(
  question: DnsQuestion,
  dns: DnsClient,
  signal: AbortSignal,
): Promise<{ answer: DnsAnswer; outcome: DnsOutcome }> {
  const answer = await dns.ask(question, signal);
  if (readOutcome(answer) !== 'fails') return { answer, outcome: readOutcome(answer) };
  const unchecked = readOutcome(await dns.ask({ ...question, checkingDisabled: true }, signal));
  if (unchecked !== 'answered' && unchecked !== 'no-such-name') return { answer, outcome: 'fails' };
  const again = await dns.ask({ ...question, isAskedAnew: true }, signal);
  const outcome = readOutcome(again);
  return { answer: again, outcome: outcome === 'fails' ? 'dnssec' : outcome };
}

/** What the resolvers say of a registered domain, asked for its SOA. */
export async function lookAtDomain(domain: string, dns: DnsClient, signal: AbortSignal): Promise<DnsOutcome> {
  const { outcome } = await askSurely({ name: domain, type: 'SOA' }, dns, signal);
  return outcome;
}

function readOutcome(answer: DnsAnswer): Exclude<DnsOutcome, 'dnssec'> {
  if (answer.kind !== 'answer') return 'unseen';
  if (answer.rcode === 'NOERROR') return 'answered';
  if (answer.rcode === 'NXDOMAIN') return 'no-such-name';
  return answer.rcode === 'SERVFAIL' ? 'fails' : 'unseen';
}
