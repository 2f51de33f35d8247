import type { DiagnosisSubject } from '@/lib/diagnosis/subject';

import { isLetsEncrypt } from './is-lets-encrypt';

/**
 * Who issues the site's certificates, where all of them are known and none is from Let's Encrypt; otherwise null: then a renewal is
 * taken to ask Let's Encrypt, as nearly every host does.
 */
export function findOtherIssuer({ endpoints }: Pick<DiagnosisSubject, 'endpoints'>): string | null {
  const issuers = endpoints.map(({ certificate }) => certificate?.issuer ?? null);
  const known = issuers.filter((issuer) => issuer !== null);
  if (known.length === 0 || known.length < issuers.length || known.some(isLetsEncrypt)) return null;
  return [...new Set(known.map(nameOf))].join(', ');
}

/** The organisation, which people know, or the whole line. */
function nameOf(issuer: string): string {
  return /(?:^|, ?)O ?= ?("[^"]+"|[^,]+)/.exec(issuer)?.[1]?.replaceAll('"', '').trim() ?? issuer;
}
