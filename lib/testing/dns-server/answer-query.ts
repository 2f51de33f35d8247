import { AUTHORITATIVE_ANSWER, CHECKING_DISABLED, TRUNCATED_RESPONSE } from 'dns-packet';
import type { Packet, Question } from 'dns-packet';
import { listAuthorities, listRecords } from './list-records';
import { findEntry } from './zone';
import type { DnsFailure, RawAnswer, ZoneEntry } from './zone';

const rcodes: Record<Exclude<DnsFailure, 'silence'>, number> = {
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
};

/** What a query gets: a message, bytes as they are, or nothing. */
export function answerQuery(
  query: Packet,
  question: Question,
  askedBefore: number,
  transport: 'udp' | 'tcp',
  entries: ReadonlyMap<string, ZoneEntry>,
): Packet | RawAnswer | null {
  const entry = findEntry(entries, question.name);
  const state = typeof entry === 'function' ? entry(askedBefore, question.type) : entry;
  if (state === 'silence') return null;
  if (typeof state === 'object' && 'raw' in state) return state;
  const respond = (rcode: number, flags: number, rest: Partial<Packet> = {}): Packet => {
    return { id: query.id ?? 0, type: 'response', flags: flags | rcode, questions: [question], ...rest };
  };
  if (typeof state === 'string') {
    const authorities = state === 'NXDOMAIN' ? listAuthorities(question.name, entries) : [];
    return respond(rcodes[state], AUTHORITATIVE_ANSWER, { authorities });
  }
  if (state.isBogus === true && ((query.flags ?? 0) & CHECKING_DISABLED) === 0) return respond(rcodes.SERVFAIL, 0);
  const flags = state.isAuthoritative === false ? 0 : AUTHORITATIVE_ANSWER;
  if (state.truncates === 'always' || (state.truncates === 'udp' && transport === 'udp')) {
    return respond(0, flags | TRUNCATED_RESPONSE);
  }
  const answers = listRecords(state, question.name, question.type, entries);
  return respond(0, flags, {
    answers,
    authorities: answers.length === 0 ? listAuthorities(question.name, entries) : [],
  });
}
