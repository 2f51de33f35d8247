import { getDomain } from 'tldts';

import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';

import type { Issued } from './issued';
import { countLeft, failedProofs, sameDomain, sameNames } from './token-bucket';

const hourMs = 60 * 60 * 1000;

interface LimitFacts {
  /** The site's own; without "www." */
  host: string;
  /** The sets of names that a renewal would ask for, each tidied: one for each certificate that the site has. */
  wanted: readonly (readonly string[])[];
  /** Each serial once. */
  issued: readonly Issued[];
  /** When a switch was pressed that asks for a certificate. */
  presses: readonly Date[];
}

/**
 * Judges the limits of Let's Encrypt by what is known to have been issued: others may have been, so what is found is certain
 * and what is not found is not.
 */
export function judgeLimits({ host, wanted, issued, presses }: LimitFacts, now: Date): Found[] {
  return [
    ...judgeSameNames(issued, wanted, now),
    ...judgeDomain(host, issued, now),
    ...judgeFailures(host, issued, presses, now),
  ];
}

/** Another set than the wanted ones has a limit of its own; that it is reached is told only where it shares a name. */
function judgeSameNames(issued: readonly Issued[], wanted: LimitFacts['wanted'], now: Date): Found[] {
  return groupByNames(issued).flatMap((group) => {
    const names = group[0]?.names ?? [];
    const uses = group.map(({ issuedAt }) => issuedAt);
    const { left, nextAt } = countLeft(uses, sameNames, now);
    const about = { hosts: listHosts(names), detail: group.map(describe).join(' · ') };
    const values: Record<string, string> = nextAt ? { nextAt: nextAt.toISOString() } : {};
    if (wanted.some((set) => set.join(' ') === names.join(' '))) {
      if (nextAt) return [found('limit-reached', { ...about, values })];
      return left === 1 ? [found('limit-near', about)] : [];
    }
    const isShared = wanted.some((set) => set.some((name) => names.includes(name)));
    return nextAt && isShared ? [found('limit-of-other-names', { ...about, values })] : [];
  });
}

function groupByNames(issued: readonly Issued[]): Issued[][] {
  const groups = new Map<string, Issued[]>();
  for (const one of issued) {
    const key = one.names.join(' ');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function listHosts(names: readonly string[]): string[] {
  return names.map((name) => name.replace(/^\*\./, ''));
}

/** A renewal of the same names is exempt from this one; whether the host asks for the same names is not known. */
function judgeDomain(host: string, issued: readonly Issued[], now: Date): Found[] {
  const domain = domainOf(host);
  const within = issued.filter(({ names }) => names.some((name) => domainOf(name.replace(/^\*\./, '')) === domain));
  const { nextAt } = countLeft(
    within.map(({ issuedAt }) => issuedAt),
    sameDomain,
    now,
  );
  if (nextAt === null) return [];
  const values = { domain, nextAt: nextAt.toISOString() };
  return [found('limit-of-domain', { values, detail: `${within.length} certificates are known` })];
}

/** Presses that brought no certificate stand for proofs that failed. */
function judgeFailures(host: string, issued: readonly Issued[], presses: readonly Date[], now: Date): Found[] {
  const recent = presses.filter((at) => at <= now && now.getTime() - at.getTime() < hourMs);
  const answered = issued.filter(({ issuedAt }) => now.getTime() - issuedAt.getTime() < hourMs).length;
  const failed = recent.toSorted((a, b) => a.getTime() - b.getTime()).slice(answered);
  const { nextAt } = countLeft(failed, failedProofs, now);
  if (nextAt === null) return [];
  return [found('limit-of-failures', { hosts: [host], values: { nextAt: nextAt.toISOString() } })];
}

function domainOf(host: string): string {
  return getDomain(host, { validateHostname: false }) ?? host;
}

function describe({ serial, issuedAt }: Issued): string {
  return `${serial} at ${issuedAt.toISOString()}`;
}
