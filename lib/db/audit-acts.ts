/** What the audit log tells. The list is closed; words for each are in lib/words/…/audit.json. */
export const auditActs = [
  'owner-created',
  'session-ended',
  'password-reset',
  'password-changed',
  'two-factor-on',
  'two-factor-off',
  'invited',
  'invitation-accepted',
  'invitation-withdrawn',
  'role-changed',
  'person-removed',
  'key-made',
  'key-revoked',
  'sites-added',
  'site-deleted',
  'site-restored',
  'site-paused',
  'site-resumed',
  'endpoint-watched',
  'endpoint-unwatched',
  'tags-changed',
  'recovery-started',
  'recovery-ended',
] as const;

export type AuditAct = (typeof auditActs)[number];
