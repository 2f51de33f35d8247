import fc from 'fast-check';
import { expect, it } from 'vitest';

import { findHosting } from '@/lib/hosting/find-hosting';
import { hostingIds } from '@/lib/hosting/hosting';
import { recoveryStart, seenCertificate, toSight } from '@/lib/testing/build-recovery';
import type { Shown } from '@/lib/testing/build-recovery';

import { advance, isSwitchedOff, listClaims } from './advance';
import { beginRecovery } from './begin';
import { nextLook } from './next-look';
import { listLacks, proofMs } from './proof';
import { claims } from './recovery-state';
import { listTroubles } from './troubles';

const hosts = ['example.jp', 'www.example.jp'];
const shown = fc.oneof(
  fc.constantFrom<Shown>(
    { kind: 'host-default', http: 503 },
    { kind: 'other-name' },
    { kind: 'alert' },
    { kind: 'refused' },
    { kind: 'silent' },
    { kind: 'no-name' },
    { kind: 'offline' },
  ),
  fc
    .record({ serial: fc.integer({ min: 0, max: 2 }), isTrusted: fc.boolean(), http: fc.constantFrom(200, 503, null) })
    .map<Shown>(({ serial, ...rest }) => ({ kind: 'own', certificate: seenCertificate(serial, 10), ...rest })),
);
const happening = fc.oneof(
  fc.record({ claim: fc.constantFrom(...claims), isStale: fc.boolean() }),
  fc.tuple(fc.option(shown), fc.option(shown)),
  fc.constant('time' as const),
);
const play = fc.array(fc.tuple(fc.integer({ min: 0, max: 4000 }), happening), { maxLength: 60 });
const hosting = fc.constantFrom(...hostingIds);

it('in whatever order things are pressed and seen: never done without proof, never stuck without a way out', () => {
  fc.assert(
    fc.property(hosting, shown, play, (id, first, happenings) => {
      const playbook = findHosting(id);
      if (!playbook) throw new Error(id);
      let now = recoveryStart;
      const beginnings = hosts.map((host) => ({
        endpointId: host,
        host,
        certificate: seenCertificate(0),
        sight: toSight(first, now),
      }));
      let state = beginRecovery(playbook, beginnings, now);
      for (const [seconds, what] of happenings) {
        now = new Date(now.getTime() + seconds * 1000);
        const before = state;
        if (what === 'time') state = advance(state, { kind: 'time' }, now).state;
        else if ('claim' in what) {
          const step = what.isStale ? 'prepare' : state.step;
          state = advance(state, { kind: 'claim', step, claim: what.claim }, now).state;
        } else {
          const looks = what.flatMap((one, index) => (one ? [[hosts[index] ?? '', toSight(one, now)] as const] : []));
          state = advance(state, { kind: 'sights', sights: new Map(looks) }, now).state;
        }

        if (before.outcome !== null) expect(state).toBe(before);
        if (state.outcome === null) {
          // Always a way out, and always a next look within five minutes.
          expect(listClaims(state)).toContain('cancel');
          expect((nextLook(state, now)?.getTime() ?? Infinity) - now.getTime()).toBeLessThanOrEqual(300_000);
          expect(playbook.playbook.steps.map((step) => step.id)).toContain(state.step);
        } else {
          expect(nextLook(state, now)).toBeNull();
          expect(listTroubles(state, now)).toEqual([]);
        }
        if (state.outcome === 'proved' || state.outcome === 'renewed-by-itself') {
          for (const target of state.targets) {
            expect(listLacks(target, state.startedAt)).toEqual([]);
            const since = state.provedSince?.getTime() ?? Infinity;
            expect((target.sight?.at.getTime() ?? 0) - since).toBeGreaterThanOrEqual(proofMs);
          }
        }
        if (state.outcome === 'abandoned') expect(isSwitchedOff(state)).toBe(false);
        if (state.awayUntil)
          expect(state.awayUntil.getTime()).toBeGreaterThanOrEqual(state.awayFrom?.getTime() ?? Infinity);
      }
    }),
    { numRuns: 2000 },
  );
});
