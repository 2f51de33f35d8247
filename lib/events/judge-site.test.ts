import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ownCertificate, playJudgedSite, usualRules } from '@/lib/testing/play-judged-site';
import type { ProblemName } from '@/lib/tls/problem';

const minute = 1 / (24 * 60);
const hour = 1 / 24;
const first = ownCertificate(0);

/** A site whose certificate of 90 days was seen on its first day. */
function watched(rules = {}) {
  const play = playJudgedSite(rules);
  play.look(0.1, first);
  expect(play.judge(0.1)).toEqual([]);
  return play;
}

/** It is looked at, and nothing is new. */
function lookAndJudge(play: ReturnType<typeof watched>, day: number, certificate = first): string[] {
  play.look(day, certificate);
  return play.judge(day);
}

describe('the end of a certificate', () => {
  it('is told step by step, once for all endpoints that show it, each step closing the one before', () => {
    const play = watched();
    expect(lookAndJudge(play, 60)).toEqual(['renewal-due']);
    expect(lookAndJudge(play, 70)).toEqual(['renewal-overdue']);
    expect(lookAndJudge(play, 83)).toEqual(['urgent']);
    expect(lookAndJudge(play, 90)).toEqual([]);
    expect(lookAndJudge(play, 90 + minute)).toEqual(['blocked']);
    expect(lookAndJudge(play, 91)).toEqual([]);
    expect(play.open).toEqual(['blocked']);
    expect(play.events.map(({ outcome }) => outcome)).toEqual(['worsened', 'worsened', 'worsened', null]);
    expect(play.events[1]?.facts).toMatchObject({ host: 'example.jp', usual: { basis: 'share', daysLeft: 30 } });
    expect(play.events[3]?.facts).toMatchObject({ problems: ['expired'], since: first.notAfter });
  });

  it('asks again at the next step, and begins at the step that it finds', () => {
    const play = watched();
    expect(play.next(0.1)).toEqual(play.at(60));
    expect(lookAndJudge(play, 84)).toEqual(['urgent']);
    expect(play.next(84)).toEqual(new Date(play.at(90).getTime() + 1));
  });

  it('is not told by a look that is too old or was made without a network, but once somebody has looked again', () => {
    const play = watched();
    expect(play.judge(75)).toEqual([]);
    expect(play.next(75)).toEqual(play.at(75 + 15 * minute));
    play.look(75.1, null, ['offline']);
    expect(play.judge(75.1)).toEqual([]);
    expect(lookAndJudge(play, 75.2)).toEqual(['renewal-overdue']);
  });

  it('waits with "overdue" for a host that renews late, unless the owner has chosen when it is told', () => {
    const late = watched();
    late.change({ hosting: 'autossl' });
    expect(lookAndJudge(late, 70)).toEqual(['renewal-due']);
    expect(lookAndJudge(late, 83)).toEqual(['urgent']);
    const chosen = watched({ isOverdueChosen: true });
    chosen.change({ hosting: 'autossl' });
    expect(lookAndJudge(chosen, 70)).toEqual(['renewal-overdue']);
  });

  it('waits with "overdue" where regular renewals were later', () => {
    const play = playJudgedSite();
    for (const day of [0, 80, 160, 240]) {
      play.look(day + hour, ownCertificate(day));
      play.judge(day + hour);
    }
    const last = ownCertificate(240);
    const told = [311, 320.5, 321.1].map((day) => {
      play.look(day, null);
      return play.judge(day);
    });
    expect(last.notAfter).toEqual(play.at(330));
    expect(told).toEqual([['renewal-due'], [], ['renewal-overdue']]);
  });
});

describe('a new certificate', () => {
  it('is told once, with the one before, and ends what was told of that one: one notice', () => {
    const play = watched();
    lookAndJudge(play, 72);
    const next = ownCertificate(75);
    expect(lookAndJudge(play, 75.1, next)).toEqual(['renewed']);
    expect(play.open).toEqual([]);
    expect(play.events[0]).toMatchObject({ kind: 'renewal-overdue', outcome: 'renewed' });
    expect(play.events[1]?.facts).toMatchObject({
      certificate: { fingerprint256: next.fingerprint256 },
      previous: { fingerprint256: first.fingerprint256 },
    });
    expect(lookAndJudge(play, 75.2, next)).toEqual([]);
  });

  it('is told when every name has it, and what was told of the old one holds until then', () => {
    const play = watched();
    lookAndJudge(play, 71);
    const next = ownCertificate(72);
    play.lookAt(0, 72.1, next);
    expect(play.judge(72.1)).toEqual([]);
    play.lookAt(1, 72.3, first);
    expect(play.judge(72.3)).toEqual([]);
    expect(play.open).toEqual(['renewal-overdue']);
    play.lookAt(1, 72.5, next);
    expect(play.judge(72.5)).toEqual(['renewed']);
    expect(play.open).toEqual([]);
    expect(play.judge(72.6)).toEqual([]);
  });

  it('is told at once when the other name shows another certificate, or cannot be reached', () => {
    const apart = playJudgedSite();
    apart.lookAt(0, 0.1, first);
    apart.lookAt(1, 0.1, ownCertificate(1));
    apart.judge(0.1);
    apart.lookAt(0, 62.1, ownCertificate(62));
    expect(apart.judge(62.1)).toContain('renewed');
    const silent = watched();
    silent.lookAt(1, 62, null, ['refused']);
    silent.judge(62);
    silent.lookAt(0, 62.1, ownCertificate(62));
    expect(silent.judge(62.1)).toEqual(['renewal-due', 'renewed']);
  });

  it('that is not told by itself is told as the end of what was told of the old one', () => {
    const told = { ...usualRules.told, renewed: false };
    const play = watched({ told });
    lookAndJudge(play, 72);
    lookAndJudge(play, 84);
    expect(lookAndJudge(play, 85, ownCertificate(84.9))).toEqual(['renewed', '-urgent']);
    const late = watched();
    lookAndJudge(late, 72);
    late.look(75, ownCertificate(74));
    expect(late.judge(79)).toEqual(['-renewal-overdue']);
    const unticked = watched();
    lookAndJudge(unticked, 72);
    unticked.change({ endpoints: [unticked.endpoint(1)] });
    unticked.lookAt(0, 72.2, ownCertificate(72.1));
    unticked.change({ events: unticked.events.map((event) => ({ ...event, endpointId: 'example.jp' })) });
    expect(unticked.judge(72.2)).toEqual(['renewed']);
    expect(unticked.events[0]?.outcome).toBe('renewed');
  });

  it('of another issuer takes no end away: a site that could not be reached is told to be back', () => {
    const play = watched();
    play.look(50, first, ['refused']);
    expect(play.judge(50)).toEqual(['unreachable']);
    const other = ownCertificate(50, { issuer: 'C=US, O=Google Trust Services, CN=WE1' });
    expect(lookAndJudge(play, 50.1, other)).toEqual(['certificate-changed', '-unreachable']);
    const blocked = watched();
    blocked.look(50, first, ['untrusted-root']);
    expect(blocked.judge(50)).toEqual(['blocked']);
    blocked.change({ endpoints: [blocked.endpoint(1), blocked.endpoint(0)] });
    expect(lookAndJudge(blocked, 50.1, other)).toEqual(['renewed', 'certificate-changed']);
  });

  it('repeats nothing when a CDN shows old and new in turn', () => {
    const play = watched();
    lookAndJudge(play, 71);
    const next = ownCertificate(72);
    const told = Array.from({ length: 40 }, (_, index) =>
      lookAndJudge(play, 72.1 + index * 6 * hour, index % 2 === 0 ? next : first),
    );
    expect(told.flat()).toEqual(['renewed']);
  });

  it('is a change where its issuer, key or names are others, and a surprise when none was due', () => {
    const kinds = [
      [{ issuer: 'C=US, O=Google Trust Services, CN=WE1' }, ['issuer']],
      [{ keyType: 'RSA 2048' }, ['key']],
      [{ names: ['example.jp'] }, ['names']],
    ] as const;
    for (const [options, aspects] of kinds) {
      const play = watched();
      expect(lookAndJudge(play, 62.1, ownCertificate(62, options))).toEqual(['certificate-changed']);
      expect(play.events.at(-1)?.facts.aspects).toEqual(aspects);
    }
    const early = watched();
    expect(lookAndJudge(early, 30.1, ownCertificate(30))).toEqual(['certificate-changed']);
    expect(early.events[0]?.facts.aspects).toEqual(['not-due']);
  });

  it('of another intermediate of the same authority is a renewal', () => {
    const play = watched();
    const next = ownCertificate(60, { issuer: "C=US, O=Let's Encrypt, CN=YE1" });
    expect(lookAndJudge(play, 60.1, next)).toEqual(['renewed']);
  });

  it('is expected early after a revocation, and where the site has always been renewed early', () => {
    const revoked = watched();
    revoked.look(20, first, ['revoked']);
    expect(revoked.judge(20)).toEqual(['blocked']);
    expect(lookAndJudge(revoked, 20.1, ownCertificate(20))).toEqual(['renewed']);
    const early = playJudgedSite();
    const told = [0, 50, 100, 150].map((day) => {
      early.look(day + hour, ownCertificate(day));
      return early.judge(day + hour);
    });
    expect(told).toEqual([[], ['certificate-changed'], ['certificate-changed'], ['renewed']]);
  });

  it('is no news when nobody has judged for days, nor when it is older than the one before', () => {
    const play = watched();
    play.look(62, ownCertificate(61));
    expect(play.judge(66)).toEqual([]);
    const older = watched();
    expect(lookAndJudge(older, 5, ownCertificate(-10))).toEqual([]);
  });

  it('at every look is told once in seven days, one of another issuer all the same, but no more than three', () => {
    const play = watched();
    const told = Array.from({ length: 64 }, (_, index) => {
      const day = 1 + index / 4;
      return lookAndJudge(play, day, ownCertificate(day)).map((kind) => `${kind} ${day}`);
    });
    expect(told.flat()).toEqual(['certificate-changed 1', 'certificate-changed 8', 'certificate-changed 15']);
    const others = Array.from({ length: 10 }, (_, index) => {
      const day = 17 + index / 4;
      return lookAndJudge(play, day, ownCertificate(day, { issuer: `O=Authority ${index}` }));
    });
    expect(others.flat()).toEqual(['certificate-changed', 'certificate-changed']);
  });

  it('beside one of another key is told by its own kind', () => {
    const play = watched();
    const other = ownCertificate(0, { keyType: 'RSA 2048' });
    expect(lookAndJudge(play, 1, other)).toEqual(['certificate-changed']);
    lookAndJudge(play, 59, other);
    lookAndJudge(play, 61);
    expect(lookAndJudge(play, 61.1, ownCertificate(61, { keyType: 'RSA 2048' }))).toEqual(['renewed']);
    expect(lookAndJudge(play, 61.2, ownCertificate(61))).toEqual(['renewed']);
  });
});

describe('what looks find', () => {
  it('is told when it is confirmed, and ends when a look is good', () => {
    for (const [problem, kind] of [
      ['name-mismatch', 'blocked'],
      ['refused', 'unreachable'],
      ['incomplete-chain', 'problem'],
    ] as const) {
      const play = watched();
      play.look(10, first, [problem], 2);
      expect(play.judge(10)).toEqual([]);
      play.look(10 + hour, first, [problem]);
      expect(play.judge(10 + hour)).toEqual([kind]);
      expect(play.events[0]?.facts).toMatchObject({ problems: [problem], since: play.at(10) });
      play.look(10 + 2 * hour, null, ['offline']);
      expect(play.judge(10 + 2 * hour)).toEqual([]);
      expect(lookAndJudge(play, 10 + 3 * hour)).toEqual([`-${kind}`]);
      expect(play.events[0]?.outcome).toBe('recovered');
    }
  });

  it('is told anew after its end was told, but once an hour while it flaps', () => {
    const play = watched();
    const fail = (day: number): string[] => {
      play.look(day, first, ['timeout']);
      return play.judge(day);
    };
    expect(fail(10)).toEqual(['unreachable']);
    expect(lookAndJudge(play, 10 + 20 * minute)).toEqual(['-unreachable']);
    expect(fail(10 + 30 * minute)).toEqual([]);
    expect(play.open).toEqual(['unreachable']);
    expect(play.next(10 + 30 * minute)).toEqual(play.at(10 + hour));
    expect(play.judge(10 + hour)).toEqual(['unreachable']);
    expect(play.open).toEqual(['unreachable']);
    expect(lookAndJudge(play, 10.1)).toEqual(['-unreachable']);
    expect(fail(10.2)).toEqual(['unreachable']);
    expect(new Set(play.events.map(({ key }) => key)).size).toBe(3);
  });

  it('goes on without a word when its end was not told', () => {
    const play = watched();
    play.look(10, first, ['timeout']);
    expect(play.judge(10)).toEqual(['unreachable']);
    lookAndJudge(play, 10.1);
    play.change({ toldOver: new Set() });
    play.look(10.2, first, ['timeout']);
    expect(play.judge(10.2)).toEqual([]);
    expect(play.open).toEqual(['unreachable']);
  });

  it('is another matter when visitors are blocked by another problem than before, and when what was renewed ends again', () => {
    const play = watched();
    play.look(89.9, first, ['name-mismatch']);
    expect(play.judge(89.9)).toContain('blocked');
    expect(lookAndJudge(play, 89.99)).toEqual(['-blocked']);
    expect(lookAndJudge(play, 90 + minute)).toEqual(['blocked']);
    expect(play.events.at(-1)?.facts.problems).toEqual(['expired']);
    expect(lookAndJudge(play, 90.1, ownCertificate(90))).toEqual(['renewed']);
    expect(lookAndJudge(play, 90.2)).toEqual(['blocked']);
  });

  it('lasts until every endpoint is good, and the worse takes the place of the other', () => {
    const play = watched();
    play.lookAt(1, 10, null, ['refused']);
    expect(play.judge(10)).toEqual(['unreachable']);
    play.lookAt(0, 10.1, null, ['host-default-certificate']);
    expect(play.judge(10.1)).toEqual(['blocked']);
    expect(play.open).toEqual(['blocked']);
    play.lookAt(0, 10.2, first);
    expect(play.judge(10.2)).toEqual([]);
    play.lookAt(1, 10.3, first);
    expect(play.judge(10.3)).toEqual(['-blocked']);
  });

  it('is told by the new certificate when that is what cured it', () => {
    const play = watched();
    lookAndJudge(play, 91);
    expect(play.open).toEqual(['blocked']);
    expect(lookAndJudge(play, 91.5, ownCertificate(91.4))).toEqual(['renewed']);
    expect(play.events[0]).toMatchObject({ kind: 'blocked', outcome: 'renewed' });
  });

  it('leaves a problem open that cannot be seen, and tells each problem by itself', () => {
    const play = watched();
    play.look(10, first, ['incomplete-chain', 'www-not-covered']);
    expect(play.judge(10)).toEqual(['problem', 'problem']);
    play.look(10.1, first, ['refused'], 1);
    expect(play.judge(10.1)).toEqual([]);
    play.look(10.2, first, ['www-not-covered']);
    expect(play.judge(10.2)).toEqual(['-problem']);
    expect(play.open).toEqual(['problem']);
  });
});

describe('a recovery', () => {
  const recovery = { recoveryId: 'r', offUntil: null, onReadySince: null };

  it('explains what is seen while the site is off, but not for ever', () => {
    const play = watched();
    lookAndJudge(play, 75);
    play.change({ recovery: { ...recovery, offUntil: play.at(75.2), onReadySince: play.at(75.1) } });
    play.look(75.1, null, ['host-default-certificate']);
    expect(play.judge(75.1)).toEqual(['recovery-on-ready']);
    expect(play.next(75.1)).toEqual(play.at(75.2));
    expect(play.judge(75.2)).toEqual(['blocked']);
  });

  it('is told when it has proved the new certificate: the renewal itself is not told besides', () => {
    const play = watched();
    lookAndJudge(play, 75);
    play.change({ recovery: { ...recovery, offUntil: play.at(75.2), onReadySince: play.at(75.1) } });
    expect(play.judge(75.1)).toEqual(['recovery-on-ready']);
    play.change({ recovery: { ...recovery, offUntil: play.at(75.3) } });
    expect(play.judge(75.15)).toEqual([]);
    expect(lookAndJudge(play, 75.2, ownCertificate(75.15))).toEqual([]);
    const ended = { recoveryId: 'r', startedAt: play.at(75.05), endedAt: play.at(75.25), isProved: true };
    play.change({ recovery: null, lastRecovery: ended });
    expect(play.judge(75.25)).toEqual(['recovery-proved']);
    expect(play.judge(75.3)).toEqual([]);
    expect(play.open).toEqual([]);
    expect(play.events.map(({ kind }) => kind)).toContain('renewed');
  });

  it('that ended without a proof leaves the renewal to be told', () => {
    const play = watched();
    play.change({ recovery });
    expect(lookAndJudge(play, 40, ownCertificate(39.9))).toEqual([]);
    const ended = { recoveryId: 'r', startedAt: play.at(39), endedAt: play.at(40.1), isProved: false };
    play.change({ recovery: null, lastRecovery: ended });
    expect(play.judge(40.1)).toEqual(['renewed']);
  });

  it('that ended long ago is no news', () => {
    const play = watched();
    const ended = { recoveryId: 'r', startedAt: play.at(1), endedAt: play.at(2), isProved: true };
    play.change({ lastRecovery: ended });
    expect(play.judge(4)).toEqual([]);
  });

  it('that is planned is announced half an hour before, once', () => {
    const play = watched();
    play.change({ plans: [{ planId: 'p', startsAt: play.at(10) }] });
    expect(play.judge(9)).toEqual([]);
    expect(play.next(9)).toEqual(play.at(10 - 30 * minute));
    expect(play.judge(10 - 30 * minute)).toEqual(['recovery-planned']);
    expect(play.judge(10 - 10 * minute)).toEqual([]);
  });
});

it('drops what is open when the site is paused, and tells nobody', () => {
  const play = watched();
  lookAndJudge(play, 72);
  play.change({ isActive: false });
  play.look(73, ownCertificate(72.5));
  expect(play.judge(73)).toEqual([]);
  expect(play.events.map(({ outcome }) => outcome)).toEqual(['dropped']);
  play.change({ isActive: true });
  expect(play.judge(73.1)).toEqual([]);
});

it('tells nothing twice and leaves nothing open at the end, whatever the looks find in whatever order', () => {
  const certificates = [first, ownCertificate(40), ownCertificate(62), ownCertificate(62, { keyType: 'RSA 2048' })];
  const look = fc.record({
    pauseHours: fc.integer({ min: 1, max: 100 }),
    certificate: fc.constantFrom(...certificates),
    problems: fc.constantFrom<readonly ProblemName[]>(
      [],
      ['refused'],
      ['self-signed'],
      ['incomplete-chain'],
      ['offline'],
    ),
    looks: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(look, { maxLength: 60 }), (looks) => {
      const play = watched();
      let day = 0.1;
      for (const { pauseHours, certificate, problems, looks: count } of looks) {
        day += pauseHours * hour;
        play.look(day, problems.length > 0 ? null : certificate, problems, count);
        play.judge(day);
        expect(play.judge(day)).toEqual([]);
        const keys = play.events.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(play.open.filter((kind) => kind === 'blocked' || kind === 'unreachable').length).toBeLessThan(2);
      }
      const last = ownCertificate(Math.ceil(day) + 20);
      lookAndJudge(play, Math.ceil(day) + 21, last);
      expect(play.open).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
