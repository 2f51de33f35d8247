import { randomInt } from 'node:crypto';

import { AUTHENTIC_DATA, CHECKING_DISABLED, encode, RECURSION_DESIRED } from 'dns-packet';
import type { Answer } from 'dns-packet';

import type { DnsQuestion } from './dns-client';

/** A question ready to be sent, and what its answer must repeat. */
export interface Query {
  id: number;
  question: DnsQuestion;
  bytes: Buffer;
}

/** What fits into one datagram on every path (DNS Flag Day 2020; RFC 9715). */
const udpPayloadSize = 1232;
const longestLabel = 63;
const longestName = 253;

/** Whether the name fits the wire (RFC 1035 §2.3.4): what a foreign record points at may not. */
export function canBeAsked(name: string): boolean {
  const labels = name.split('.');
  return (
    Buffer.byteLength(name) <= longestName &&
    labels.every((label) => label !== '' && Buffer.byteLength(label) <= longestLabel)
  );
}

/**
 * @param wantsRecursion false = the server's own data alone
 * @param withEdns false for a server that answered FORMERR to EDNS0 (RFC 6891 §6.2.2)
 */
export function writeQuery(question: DnsQuestion, wantsRecursion: boolean, withEdns: boolean): Query {
  const id = randomInt(0x1_0000);
  const flags =
    (wantsRecursion ? RECURSION_DESIRED | AUTHENTIC_DATA : 0) | (question.checkingDisabled ? CHECKING_DISABLED : 0);
  const edns: Answer = {
    type: 'OPT',
    name: '.',
    udpPayloadSize,
    extendedRcode: 0,
    ednsVersion: 0,
    flags: 0,
    flag_do: false,
    options: [],
  };
  const { name, type } = question;
  const bytes = encode({ id, type: 'query', flags, questions: [{ name, type }], additionals: withEdns ? [edns] : [] });
  return { id, question, bytes };
}
