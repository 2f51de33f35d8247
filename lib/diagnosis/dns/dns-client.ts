import type { Answer } from 'dns-packet';

export type QuestionType = 'A' | 'AAAA' | 'CAA' | 'CNAME' | 'MX' | 'NS' | 'PTR' | 'SOA' | 'TXT';

export interface DnsQuestion {
  /** ASCII, without a trailing dot. */
  name: string;
  type: QuestionType;
  /** RFC 4035 §3.2.2: the resolver answers what it would otherwise withhold because DNSSEC does not verify. */
  checkingDisabled?: boolean;
  /** Asked once more within one diagnosis, though an answer is known. */
  isAskedAnew?: boolean;
}

/**
 * What came of a question. `silence` = nobody answered in time · `unreadable` = bytes that are no answer to it ·
 * `truncated` = the answer did not fit, and could not be had over TCP either.
 */
export type DnsAnswer =
  | {
      kind: 'answer';
      /** As IANA names it: NOERROR, NXDOMAIN, SERVFAIL, REFUSED … */
      rcode: string;
      records: readonly Answer[];
      authorities: readonly Answer[];
      isAuthoritative: boolean;
      /** RFC 4035 §3.2.3 (AD). */
      isAuthenticated: boolean;
      transport: 'udp' | 'tcp';
    }
  | { kind: 'silence' }
  | { kind: 'unreadable'; detail: string }
  | { kind: 'truncated' };

export interface DnsClient {
  /** Asks the configured resolvers, one after the other. */
  ask(question: DnsQuestion, signal: AbortSignal): Promise<DnsAnswer>;
  /** Asks one name server itself, without recursion. @param address an address that may be dialled */
  askServer(address: string, question: DnsQuestion, signal: AbortSignal): Promise<DnsAnswer>;
}
