import type { Checker, CheckerOutcome } from '@/lib/diagnosis/checker';
import { createDnsClient } from '@/lib/diagnosis/dns/create-dns-client';
import { rememberAnswers } from '@/lib/diagnosis/dns/remember-answers';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import type { DiagnosisWorld } from '@/lib/diagnosis/world';

import { buildSubject } from './build-diagnosis';
import type { TestDnsServer } from './dns-server';

/** Addresses for examples and this machine itself (RFC 5737, RFC 3849): they stand for public ones. */
const allowNets = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '127.0.0.0/8'];

/** What one checker comes to when it asks nothing but a test name server. Who is silent is given up after 800 ms. */
export async function checkOverDns(
  checker: Checker,
  resolver: TestDnsServer,
  part: Partial<DiagnosisSubject> = {},
): Promise<Extract<CheckerOutcome, { kind: 'looked' }>> {
  const client = createDnsClient({ servers: [resolver.server], serverPort: resolver.port, tryMs: 800, rounds: 1 });
  const world = { dns: rememberAnswers(client), allowNets } as unknown as DiagnosisWorld;
  const outcome = await checker.run(buildSubject(part), world, AbortSignal.timeout(20_000));
  if (outcome.kind !== 'looked') throw new Error(outcome.reason);
  return outcome;
}

/** "caa-forbids example.jp www.example.jp", sorted. */
export function summariseFound({ found }: Extract<CheckerOutcome, { kind: 'looked' }>): string[] {
  return found.map(({ name, hosts }) => [name, ...hosts].join(' ')).sort();
}
