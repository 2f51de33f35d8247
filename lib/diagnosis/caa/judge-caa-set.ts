import { judgeParameters } from './judge-parameters';
import type { ParameterJudgement } from './judge-parameters';
import { parseIssueValue } from './parse-issue-value';

/** One CAA record (RFC 8659 §4.1), one character a byte. */
export interface CaaProperty {
  flags: number;
  tag: string;
  value: string;
}

/** Whether Let's Encrypt may issue, and if not, or if it cannot be known, because of which text. */
export type CaaJudgement =
  | { kind: 'allows' }
  | { kind: 'account' | 'unclear' | 'method' | 'malformed' | 'critical'; text: string }
  /** `issuers` = those that are named instead; empty = nobody. */
  | { kind: 'forbids'; issuers: readonly string[] };

const issuer = 'letsencrypt.org';
/** Bit 128 is the critical one; so many have written 1 that Let's Encrypt takes it for the same. */
const criticalBits = 128 | 1;
const readableTag = /^[a-z0-9]+$/i;
const knownTags: ReadonlySet<string> = new Set(['issue', 'issuewild', 'iodef', 'issuemail']);
/** A record that allows outweighs every other; of those that do not, the most telling is named. */
const order: readonly (ParameterJudgement | 'elsewhere')[] = [
  'allows',
  'account',
  'unclear',
  'malformed',
  'method',
  'elsewhere',
];

/**
 * Judges the one set of CAA records that counts for a name, as Let's Encrypt does (RFC 8659 §4, RFC 8657).
 *
 * @param isWildcard issuewild counts then, and instead of issue where there is one; validation is by DNS
 */
export function judgeCaaSet(set: readonly CaaProperty[], isWildcard: boolean): CaaJudgement {
  const critical = set.find(({ flags, tag }) => (flags & criticalBits) !== 0 && !knownTags.has(tag.toLowerCase()));
  if (critical) return { kind: 'critical', text: critical.tag };
  const judgement = judgeIssuers(listRelevant(set, isWildcard), isWildcard ? 'dns-01' : 'http-01');
  const odd = set.find(({ tag }) => !readableTag.test(tag));
  return judgement.kind === 'allows' && odd ? { kind: 'unclear', text: odd.tag } : judgement;
}

function listRelevant(set: readonly CaaProperty[], isWildcard: boolean): CaaProperty[] {
  const withTag = (wanted: string): CaaProperty[] => set.filter(({ tag }) => tag.toLowerCase() === wanted);
  const forWildcards = isWildcard ? withTag('issuewild') : [];
  return forWildcards.length > 0 ? forWildcards : withTag('issue');
}

function judgeIssuers(relevant: readonly CaaProperty[], method: string): CaaJudgement {
  const judged = relevant.map(({ value }) => ({ value, verdict: judgeRecord(value, method) }));
  judged.sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
  const [best] = judged;
  if (best === undefined || best.verdict === 'allows') return { kind: 'allows' };
  if (best.verdict !== 'elsewhere') return { kind: best.verdict, text: best.value };
  const issuers = relevant.map(({ value }) => parseIssueValue(value).domain).filter((domain) => domain !== '');
  return { kind: 'forbids', issuers: [...new Set(issuers)] };
}

function judgeRecord(text: string, method: string): ParameterJudgement | 'elsewhere' {
  const value = parseIssueValue(text);
  if (value.domain !== issuer) return 'elsewhere';
  return value.kind === 'malformed' ? 'malformed' : judgeParameters(value.parameters, method);
}
