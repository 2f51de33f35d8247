import { askOverTcp } from './ask-over-tcp';
import { askOverUdp } from './ask-over-udp';
import type { DnsAnswer, DnsClient, DnsQuestion } from './dns-client';
import { listResolvers } from './parse-server';
import type { NameServerPlace } from './parse-server';
import { takeTurns } from './take-turns';
import { canBeAsked, writeQuery } from './write-query';

export interface DnsClientOptions {
  /** The resolvers: "ip", "ip:port" or "[v6]:port"; empty = those of the system. */
  servers: readonly string[];
  /** The port of every name server that `askServer` asks. */
  serverPort?: number;
  /** How long one server may take for one transport. */
  tryMs?: number;
  /** How often each server is asked before its failure is believed. */
  rounds?: number;
}

const dnsPort = 53;
const usualTryMs = 2500;
const usualRounds = 2;
const mostAtOnce = 40;

/**
 * Asks over UDP with EDNS0, and over TCP what does not fit (RFC 7766). A failure is believed only when no server
 * answers otherwise in any round: one lost datagram or one overburdened server is no finding.
 *
 * @throws Error when one of the servers is none
 */
export function createDnsClient(options: DnsClientOptions): DnsClient {
  const { servers, serverPort = dnsPort, tryMs = usualTryMs, rounds = usualRounds } = options;
  const resolvers = listResolvers(servers);
  const inTurn = takeTurns(mostAtOnce);
  const askAll = async (
    places: readonly NameServerPlace[],
    question: DnsQuestion,
    wantsRecursion: boolean,
    signal: AbortSignal,
  ): Promise<DnsAnswer> => {
    if (!canBeAsked(question.name)) return { kind: 'unreadable', detail: 'a name that cannot be asked for' };
    let best: DnsAnswer = { kind: 'silence' };
    for (let round = 0; round < rounds; round += 1) {
      for (const place of places) {
        if (signal.aborted) return best;
        const answer = await askOne(place, question, wantsRecursion, tryMs, signal);
        if (isSettled(answer)) return answer;
        if (weight(answer) > weight(best)) best = answer;
      }
    }
    return best;
  };
  return {
    ask: (question, signal) => inTurn(() => askAll(resolvers, question, true, signal)),
    askServer: (address, question, signal) =>
      inTurn(() => askAll([{ address, port: serverPort }], question, false, signal)),
  };
}

async function askOne(
  place: NameServerPlace,
  question: DnsQuestion,
  wantsRecursion: boolean,
  tryMs: number,
  signal: AbortSignal,
): Promise<DnsAnswer> {
  const first = await askOverBoth(place, question, wantsRecursion, true, tryMs, signal);
  const isTooOldForEdns = first.kind === 'answer' && first.rcode === 'FORMERR';
  return isTooOldForEdns ? askOverBoth(place, question, wantsRecursion, false, tryMs, signal) : first;
}

async function askOverBoth(
  place: NameServerPlace,
  question: DnsQuestion,
  wantsRecursion: boolean,
  withEdns: boolean,
  tryMs: number,
  signal: AbortSignal,
): Promise<DnsAnswer> {
  const query = writeQuery(question, wantsRecursion, withEdns);
  const short = await askOverUdp(place, query, tryMs, signal);
  if (short.kind !== 'cut') return short;
  const long = await askOverTcp(place, query, tryMs, signal);
  if (long.kind === 'cut' || long.kind === 'silence') return { kind: 'truncated' };
  return long.kind === 'foreign' ? { kind: 'unreadable', detail: long.detail } : long;
}

function isSettled(answer: DnsAnswer): boolean {
  return answer.kind === 'answer' && (answer.rcode === 'NOERROR' || answer.rcode === 'NXDOMAIN');
}

/** Which of several failures tells most: that a name fails, before that a server refuses or says nothing. */
function weight(answer: DnsAnswer): number {
  if (answer.kind === 'answer') return answer.rcode === 'SERVFAIL' ? 5 : 4;
  return { truncated: 3, unreadable: 2, silence: 1 }[answer.kind];
}
