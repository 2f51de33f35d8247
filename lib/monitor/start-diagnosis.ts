import { isIP } from 'node:net';

import type { Actor } from '@/lib/db/audit';
import { appendReport, finishDiagnosis, insertDiagnosis, storeDiagnosed } from '@/lib/db/diagnoses';
import { findSiteHost } from '@/lib/db/find-site-host';
import { conclude } from '@/lib/diagnosis/conclude';
import { diagnose } from '@/lib/diagnosis/diagnose';

import type { Monitor } from './monitor';
import { readDiagnosisSubject } from './read-diagnosis-subject';

/** `no-name`: the site is an address, and no certificate is asked for by the way that a diagnosis looks at. */
export type DiagnosisStart =
  { kind: 'started' | 'joined'; diagnosisId: number } | { kind: 'gone' } | { kind: 'no-name' };

/** Begins to look for what is in the way of a renewal. While that is under way for the site, it is joined. */
export async function startDiagnosis(monitor: Monitor, siteId: string, by: Actor): Promise<DiagnosisStart> {
  const { db, background } = monitor;
  const host = await findSiteHost(db, siteId);
  if (host === null) return { kind: 'gone' };
  if (isIP(host) !== 0) return { kind: 'no-name' };
  const begun = await insertDiagnosis(db, { siteId, startedBy: by.signature }, monitor.now());
  if (!begun) return { kind: 'gone' };
  const { diagnosisId, isNew } = begun;
  if (isNew) background.start(() => runDiagnosis(monitor, siteId, diagnosisId));
  return { kind: isNew ? 'started' : 'joined', diagnosisId };
}

/** Each report is stored as it comes. Whatever fails on the way leaves it unfinished, which readers see by its age. */
async function runDiagnosis(monitor: Monitor, siteId: string, diagnosisId: number): Promise<void> {
  const { db, checkers, createDiagnosisWorld } = monitor;
  const subject = await readDiagnosisSubject(monitor, siteId);
  if (!subject) return;
  const { names, hosting } = subject;
  await storeDiagnosed(db, diagnosisId, { names, hostingId: hosting?.id ?? null });
  const reports = await diagnose(checkers, subject, createDiagnosisWorld(), async (report) => {
    await appendReport(db, diagnosisId, report);
  });
  await finishDiagnosis(db, diagnosisId, conclude(reports).verdict, monitor.now());
}
