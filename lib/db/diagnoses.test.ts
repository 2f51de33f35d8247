import { describe, expect, it } from 'vitest';

import type { CheckerReport } from '@/lib/diagnosis/checker';
import { reportFound } from '@/lib/testing/build-checker';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';
import { seedSites } from '@/lib/testing/seed-sites';

import { appendReport, finishDiagnosis, insertDiagnosis, storeDiagnosed } from './diagnoses';
import { findAnswers, noticeUrl, storeAnswers } from './diagnosis-answers';
import { findDiagnoses, findDiagnosisVersion, findVerdict } from './find-diagnoses';

const startedBy = 'owner@example.jp';
const names = [{ host: 'example.jp', isWildcard: false, isRequired: true }];

async function createStored() {
  const world = await createMonitorWorld();
  const { db, clock, monitor } = world;
  const [siteId = ''] = await seedSites(db, { count: 1, now: clock.now(), rules: monitor.rules });
  const insert = () => insertDiagnosis(db, { siteId, startedBy }, clock.now());
  const begin = async () => {
    const begun = await insert();
    if (!begun?.isNew) throw new Error('none was begun');
    return begun.diagnosisId;
  };
  const keep = async (verdict: Parameters<typeof finishDiagnosis>[2], ...reports: CheckerReport[]) => {
    const diagnosisId = await begin();
    await storeDiagnosed(db, diagnosisId, { names, hostingId: null });
    for (const report of reports) await appendReport(db, diagnosisId, report);
    await finishDiagnosis(db, diagnosisId, verdict, clock.now());
    return diagnosisId;
  };
  const read = () => findDiagnoses(db, siteId, clock.now());
  return { world, db, clock, siteId, insert, begin, keep, read };
}

describe('a diagnosis in the database', () => {
  it('is read as it was stored, with the one before it', async () => {
    const { world, keep, read, clock } = await createStored();
    await using _ = world;
    const first = await keep('cannot-tell', reportFound('caa'));
    clock.advance(60_000);
    const report = reportFound('cdn', 'cdn-in-front');
    const second = await keep('likely-blocked', report, reportFound('caa'));
    const { running, last, before, isInterrupted } = await read();
    expect(last).toMatchObject({ diagnosisId: second, startedBy, names, hostingId: null });
    expect(last?.end).toEqual({ at: clock.now(), verdict: 'likely-blocked' });
    expect(last?.reports).toEqual([report, reportFound('caa')]);
    expect(before?.diagnosisId).toBe(first);
    expect([running, isInterrupted]).toEqual([null, false]);
  });

  it('raises its version with each report, and has none once it is over', async () => {
    const { world, db, clock, begin } = await createStored();
    await using _ = world;
    const id = await begin();
    const version = () => findDiagnosisVersion(db, null, id, clock.now());
    expect(await version()).toBe(0);
    await Promise.all(
      (['caa', 'http-01', 'cdn'] as const).map((checker) => appendReport(db, id, reportFound(checker))),
    );
    expect(await version()).toBe(3);
    expect(await findDiagnosisVersion(db, ['some-tag'], id, clock.now())).toBeNull();
    expect(await finishDiagnosis(db, id, 'blocked', clock.now())).toBe(true);
    expect(await version()).toBeNull();
    expect(await appendReport(db, id, reportFound('limits'))).toBe(false);
    expect(await finishDiagnosis(db, id, 'no-blocker-found', clock.now())).toBe(false);
  });

  it('is joined while it is under way, and counts as interrupted after 45 seconds', async () => {
    const { world, clock, begin, insert, read, keep } = await createStored();
    await using _ = world;
    const finished = await keep('blocked', reportFound('caa'));
    const id = await begin();
    expect(await insert()).toEqual({ diagnosisId: id, isNew: false });
    expect(await read()).toMatchObject({ running: { diagnosisId: id }, isInterrupted: false });
    clock.advance(44_999);
    expect(await insert()).toEqual({ diagnosisId: id, isNew: false });
    clock.advance(1);
    expect(await read()).toMatchObject({ running: null, last: { diagnosisId: finished }, isInterrupted: true });
    expect(await insert()).toMatchObject({ isNew: true });
  });

  it('does not run for ever when the clock is put back', async () => {
    const { world, clock, begin, read } = await createStored();
    await using _ = world;
    await begin();
    clock.advance(-24 * 60 * 60 * 1000);
    expect((await read()).running).toBeNull();
    const id = await begin();
    expect((await read()).running?.diagnosisId).toBe(id);
  });

  it('keeps the newest twenty of a site, and what the last that ended said', async () => {
    const { world, db, siteId, clock, begin, keep } = await createStored();
    await using _ = world;
    await keep('cannot-tell');
    const blocked = await keep('blocked');
    for (let count = 0; count < 25; count += 1) {
      await begin();
      clock.advance(60_000);
    }
    expect(await db.diagnosis.count({ where: { siteId } })).toBe(21);
    expect((await findVerdict(db, siteId))?.verdict).toBe('blocked');
    expect(await db.diagnosis.count({ where: { id: blocked } })).toBe(1);
  });

  it('is none for a site that is gone', async () => {
    const { world, db, clock } = await createStored();
    await using _ = world;
    expect(await insertDiagnosis(db, { siteId: 'none', startedBy }, clock.now())).toBeNull();
  });

  it.each(['', '{', '[]', '{"names":[],"reports":7}', '{"names":"x","hostingId":null,"reports":[]}'])(
    'is absent when its record is damaged: %j',
    async (report) => {
      const { world, db, keep, read } = await createStored();
      await using _ = world;
      const whole = await keep('cannot-tell', reportFound('caa'));
      const id = await keep('blocked', reportFound('caa'));
      await db.diagnosis.updateMany({ where: { id }, data: { report } });
      expect(await read()).toMatchObject({ last: { diagnosisId: whole }, before: null });
    },
  );

  it('leaves out checkers and findings that it does not know', async () => {
    const { world, db, keep, read } = await createStored();
    await using _ = world;
    const known = reportFound('cdn', 'cdn-in-front');
    const id = await keep('cannot-tell');
    const [finding] = known.findings;
    const reports = [
      { ...known, findings: [finding, { ...finding, name: 'moon-in-front' }, { ...finding, severity: 'worse' }, null] },
      { ...known, checker: 'moon' },
      'nothing',
    ];
    const report = JSON.stringify({ names, hostingId: null, reports });
    await db.diagnosis.updateMany({ where: { id }, data: { report } });
    expect((await read()).last?.reports).toEqual([known]);
  });

  it('is absent when its verdict is a word that is not known', async () => {
    const { world, db, siteId, keep, read } = await createStored();
    await using _ = world;
    const id = await keep('blocked');
    await db.diagnosis.updateMany({ where: { id }, data: { verdict: 'moonshine' } });
    expect((await read()).last).toBeNull();
    expect(await findVerdict(db, siteId)).toBeNull();
  });
});

describe('what the owner answers', () => {
  it('is unknown at first, is kept with its instant, and is written down', async () => {
    const { world, db, siteId, clock } = await createStored();
    await using _ = world;
    const unknown = { overseasLimit: null, accessLimit: null, noticeUrl: null, answeredAt: null };
    expect(await findAnswers(db, siteId)).toEqual(unknown);
    const answers = { overseasLimit: 'on', accessLimit: 'unknown', noticeUrl: 'https://host.example/notice' } as const;
    expect(await storeAnswers(db, testActor, siteId, answers, clock.now())).toBe(true);
    expect(await findAnswers(db, siteId)).toEqual({ ...answers, answeredAt: clock.now() });
    expect(await db.auditEntry.count({ where: { act: 'diagnosis-answered', subjectId: siteId } })).toBe(1);
    expect(await storeAnswers(db, testActor, 'none', answers, clock.now())).toBe(false);

    await db.site.updateMany({ data: { diagnosisAnswers: '{"overseasLimit":"perhaps"}' } });
    expect(await findAnswers(db, siteId)).toEqual(unknown);
  });

  it.each([
    ['https://host.example/notice?id=1#a', true],
    ['http://host.example/', false],
    ['javascript:alert(1)', false],
    ['https://owner:secret@host.example/', false],
    ['host.example/notice', false],
    ['https://', false],
    [`https://host.example/${'a'.repeat(480)}`, false],
  ])('takes a notice at an https address alone: %s', (text, isTaken) => {
    expect(noticeUrl.safeParse(text).success).toBe(isTaken);
  });

  it('does not hand out a stored notice that is no https address', async () => {
    const { world, db, siteId, clock } = await createStored();
    await using _ = world;
    const kept = { overseasLimit: 'on', accessLimit: 'off', noticeUrl: 'javascript:alert(1)', answeredAt: clock.now() };
    await db.site.updateMany({ data: { diagnosisAnswers: JSON.stringify(kept) } });
    expect(await findAnswers(db, siteId)).toEqual({ ...kept, noticeUrl: null });
  });
});
