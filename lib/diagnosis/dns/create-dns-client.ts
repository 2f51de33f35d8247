import { setTimeout as pause } from 'node:timers/promises';

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
  /** How long it waits before it asks everybody again. */
  pauseMs?: number;
}

const dnsPort = 53;
const usualTryMs = 2500;
const usualRounds = 2;
const usualPauseMs = 300;
const mostAtOnce = 40;

/**
 * Asks over UDP with EDNS0, and over TCP what does not fit (RFC 7766). A failure is believed only when no server
 * answers otherwise in any round: one lost datagram or one overburdened server is no finding.
 *
 * @throws Error when one of the servers is none
 */
export function createDnsClient(options: DnsClientOptions): DnsClient {
  const { servers, serverPort = dnsPort, tryMs = usualTryMs } = options;
  const { rounds = usualRounds, pauseMs = usualPauseMs } = options;
  const resolvers = listResolvers(servers);
  const inTurn = takeTurns(mostAtOnce);
  const askAll = async (
    places: readonly NameServerPlace[],
    question: DnsQuestion,
    wantsRecursion: boolean,
    signal: AbortSignal,
  ): Promise<DnsAnswer> => {
    if (!canBeAsked(question.name)) return { kind: 'unreadable', detail: 'a name that cannot be asked for' };
    const silent = new Set<NameServerPlace>();
    let best: DnsAnswer = { kind: 'silence' };
    for (let round = 0; round < rounds; round += 1) {
      if (round > 0 && pauseMs > 0) await pause(pauseMs, undefined, { signal }).catch(() => undefined);
      const isLast = round === rounds - 1;
      for (const place of places) {
        if (signal.aborted) return best;
        const ask: Ask = (withEdns) => askOverBoth(place, question, wantsRecursion, withEdns, tryMs, signal);
        const answer = await askOne(ask, isLast, silent.has(place));
        if (isSettled(answer)) return answer;
        if (answer.kind === 'silence') silent.add(place);
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

type Ask = (withEdns: boolean) => Promise<DnsAnswer>;

/**
 * Old servers and devices between answer EDNS0 with an error, or drop it: whoever fails is asked once without it before that is
 * believed.
 */
async function askOne(ask: Ask, isLast: boolean, wasSilent: boolean): Promise<DnsAnswer> {
  const withEdns = !(isLast && wasSilent);
  const first = await ask(withEdns);
  if (!withEdns || first.kind !== 'answer') return first;
  const isPerhapsTooOld = first.rcode === 'FORMERR' || (isLast && tellsNothing.has(first.rcode));
  if (!isPerhapsTooOld) return first;
  const plain = await ask(false);
  return isSettled(plain) || weight(plain) >= weight(first) ? plain : first;
}

const tellsNothing: ReadonlySet<string> = new Set(['SERVFAIL', 'NOTIMP']);

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
