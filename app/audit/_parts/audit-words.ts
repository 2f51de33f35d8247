import 'server-only';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { keyScopes } from '@/lib/auth/api-keys';
import { auditActs } from '@/lib/db/audit-acts';
import { roles } from '@/lib/auth/permissions';
import type { AuditRow } from '@/lib/db/audit';
import { readJson } from '@/lib/db/stored-json';

export interface AuditLine {
  entryId: number;
  at: Date;
  who: string;
  /** What they did, in a sentence. */
  did: string;
  /** To whom or what, by the name that it had then. */
  to: string | null;
  /** What else is known: roles, tags, sites. */
  more: readonly string[];
}

const detailsSchema = z.looseObject({
  role: z.enum(roles).optional(),
  from: z.enum(roles).optional(),
  added: z.string().optional(),
  removed: z.string().optional(),
  sites: z.array(z.string()).optional(),
  whose: z.string().optional(),
  scope: z.enum(keyScopes).optional(),
});

/** So many names of sites are read on a page; a file has them all. */
const mostNames = 50;

/** Makes lines of what is stored, in the person's language. */
export async function readAuditWords(most = mostNames): Promise<(row: AuditRow) => AuditLine> {
  const [t, people, keys] = await Promise.all([
    getTranslations('audit'),
    getTranslations('people'),
    getTranslations('keys'),
  ]);
  return ({ entryId, at, personName, act, subjectName, details }) => {
    const known = auditActs.find((name) => name === act);
    const { role, from, added, removed, sites, whose, scope } = readJson(details, detailsSchema) ?? {};
    const more = [
      role && from && role !== from
        ? t('detail.roles', { from: people(`role.${from}`), to: people(`role.${role}`) })
        : null,
      role && !from ? t('detail.role', { role: people(`role.${role}`) }) : null,
      added ? t('detail.added', { tag: added }) : null,
      removed ? t('detail.removed', { tag: removed }) : null,
      whose ? t('detail.whose', { whose }) : null,
      scope ? keys(`scope.${scope}`) : null,
      sites && sites.length > 1 ? sites.slice(0, most).join(' ') : null,
      sites && sites.length > most ? t('detail.moreSites', { count: sites.length - most }) : null,
    ];
    // One press for many of them has no single subject.
    const many = known === 'tags-changed' && sites ? t('detail.siteCount', { count: sites.length }) : null;
    return {
      entryId,
      at,
      who: personName,
      // An entry of a newer version is better shown by its name than left out.
      did: known ? t(`act.${known}`) : act,
      to: subjectName || many,
      more: more.filter((text) => text !== null),
    };
  };
}
