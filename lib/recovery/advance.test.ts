import { describe, expect, it } from 'vitest';

import { off, old, playRecovery, recoveryStart, renewed, seenCertificate, toSight } from '@/lib/testing/build-recovery';
import type { Shown } from '@/lib/testing/build-recovery';

import { advance, isSwitchedOff, listClaims } from './advance';
import { listTroubles } from './troubles';

type Play = ReturnType<typeof playRecovery>;

/** As far as OFF: prepared, the setting opened, OFF pressed. */
function pressOff(play: Play = playRecovery()): Play {
  play.claim('go-on');
  play.claim('go-on');
  play.claim('pressed');
  return play;
}

/** As far as ON pressed, with OFF seen. */
function pressOn(play: Play = playRecovery()): Play {
  pressOff(play);
  play.wait(15);
  play.see(off);
  play.claim('pressed');
  return play;
}

const names = (play: Play) => listTroubles(play.state, play.now()).map(({ name }) => name);

describe('the usual way', () => {
  it('goes through OFF and ON, and is done when the new certificate was seen twice, a minute apart', () => {
    const play = playRecovery();
    expect(play.state.step).toBe('prepare');
    play.claim('go-on');
    expect(play.state.step).toBe('open-setting');
    play.claim('go-on');
    expect(listClaims(play.state)).toEqual(['pressed', 'cancel']);
    play.claim('pressed');
    expect(listClaims(play.state)).toEqual(['panel-shows-done', 'cancel']);
    play.see(old);
    expect(play.state.step).toBe('switch-off');
    play.wait(16);
    play.see(off);
    expect(play.state).toMatchObject({ step: 'switch-on', awayFrom: play.now(), awayUntil: null });
    play.claim('pressed');
    play.wait(18);
    play.see(off);
    play.see(renewed);
    expect(play.state).toMatchObject({ step: 'verify', provedSince: play.now(), awayUntil: play.now(), outcome: null });
    play.see(renewed);
    expect(play.state.outcome).toBeNull();
    play.wait(1);
    play.see(renewed);
    expect(play.state).toMatchObject({ outcome: 'proved', endedAt: play.now() });
    expect(listClaims(play.state)).toEqual([]);
    expect(play.state.past.map(({ step, basis }) => [step, basis])).toEqual([
      ['prepare', null],
      ['open-setting', null],
      ['switch-off', 'seen'],
      ['switch-on', 'seen'],
    ]);
  });

  it('asks a host with a renew button for nothing but the press', () => {
    const play = playRecovery('xserver');
    play.claim('go-on');
    expect(play.state.step).toBe('renew');
    play.claim('pressed');
    play.see(renewed);
    play.wait(1);
    play.see(renewed);
    expect(play.state).toMatchObject({ outcome: 'proved', awayFrom: null });
  });
});

describe('OFF shows in many ways', () => {
  it.each<[string, Shown]>([
    ['the host’s default certificate with 503', off],
    ['refused connections', { kind: 'refused' }],
    ['an alert', { kind: 'alert' }],
    ['another name', { kind: 'other-name' }],
  ])('%s', (_way, shown) => {
    const play = pressOff();
    play.wait(15);
    play.see(shown);
    expect(play.state.step).toBe('switch-on');
    expect(isSwitchedOff(play.state)).toBe(true);
  });

  it('not at all: then the owner reads it in the panel, which is written down as such', () => {
    const play = pressOff();
    play.wait(20);
    play.see(old);
    expect(play.state.step).toBe('switch-off');
    play.claim('panel-shows-done');
    expect(play.state.step).toBe('switch-on');
    expect(play.state.past.at(-1)).toMatchObject({ step: 'switch-off', basis: 'panel' });
  });

  it('silence is not OFF', () => {
    const play = pressOff();
    play.see({ kind: 'silent' });
    expect(play.state.step).toBe('switch-off');
  });

  it('a fault of the server before the press is not OFF either', () => {
    const play = playRecovery();
    play.see({ kind: 'refused' });
    expect(play.state.step).toBe('prepare');
  });

  it('what was so from the start is no sign', () => {
    const play = pressOff(playRecovery('conoha-wing', { kind: 'refused' }));
    play.see({ kind: 'refused' });
    expect(play.state.step).toBe('switch-off');
    play.see(off);
    expect(play.state.step).toBe('switch-on');
  });

  it('one name before the other', () => {
    const play = pressOff();
    play.wait(6);
    play.see(off, old);
    expect(play.state.step).toBe('switch-off');
    expect(listTroubles(play.state, play.now())).toContainEqual({ name: 'uneven', hosts: ['www.example.jp'] });
    const since = play.now();
    play.see(off);
    expect(play.state).toMatchObject({ step: 'switch-on', awayFrom: since });
  });
});

describe('an owner who does not keep in step', () => {
  it('pressed OFF before saying so: the page is where they are', () => {
    const play = playRecovery();
    play.see(off);
    expect(play.state.step).toBe('switch-on');
  });

  it('finds SSL switched off at the start, and goes on with ON', () => {
    const play = playRecovery('conoha-wing', off);
    play.see(off);
    expect(play.state.step).toBe('prepare');
    play.claim('go-on');
    play.claim('go-on');
    play.see(off);
    expect(play.state.step).toBe('switch-on');
  });

  it('pressed ON before saying so', () => {
    const play = pressOff();
    play.see(off);
    play.see(renewed);
    expect(play.state.step).toBe('verify');
  });

  it('presses a button of a page that is out of date: nothing happens', () => {
    const play = pressOff();
    play.claim('go-on', 'prepare');
    play.claim('panel-shows-done', 'switch-on');
    expect(play.state.step).toBe('switch-off');
  });

  it('walks away for a day with the site up: it ends by itself', () => {
    const play = playRecovery();
    play.claim('go-on');
    play.wait(24 * 60);
    play.pass();
    expect(play.state.outcome).toBe('abandoned');
  });

  it('walks away for a day with the site off: it goes on, and says so', () => {
    const play = pressOff();
    play.see(off);
    play.wait(24 * 60);
    play.see(off);
    expect(play.state.outcome).toBeNull();
    expect(names(play)).toContain('still-away');
  });

  it('cancels whenever they like', () => {
    const play = pressOn();
    play.claim('cancel', 'prepare');
    expect(play.state.outcome).toBe('cancelled');
  });
});

describe('what can go wrong with ON', () => {
  it.each<[string, Shown, string]>([
    ['the old certificate comes back', old, 'old-certificate-back'],
    [
      'a staging issuer',
      { kind: 'own', certificate: seenCertificate(1, 30, { issuer: 'CN=(STAGING) YR2' }), isTrusted: false },
      'staging',
    ],
    [
      'a chain that does not verify',
      { kind: 'own', certificate: seenCertificate(1, 30), isTrusted: false },
      'not-trusted',
    ],
    ['a page that still answers 503', { kind: 'own', certificate: seenCertificate(1, 30), http: 503 }, 'error-page'],
    ['a page that does not answer', { kind: 'own', certificate: seenCertificate(1, 30), http: null }, 'no-page'],
  ])('%s is said, and proves nothing', (_fault, shown, trouble) => {
    const play = pressOn();
    play.wait(20);
    play.see(shown);
    play.wait(2);
    play.see(shown);
    expect(names(play)).toContain(trouble);
    expect(play.state).toMatchObject({ outcome: null, provedSince: null });
    play.see(renewed);
    play.wait(1);
    play.see(renewed);
    expect(play.state.outcome).toBe('proved');
  });

  it('a certificate that lacks www', () => {
    const play = pressOn();
    play.wait(6);
    const certificate = seenCertificate(1, 30, { names: ['example.jp'] });
    play.see({ kind: 'own', certificate }, { kind: 'other-name', certificate });
    expect(listTroubles(play.state, play.now())).toContainEqual({ name: 'name-missing', hosts: ['www.example.jp'] });
    expect(play.state.step).toBe('switch-on');
  });

  it('another issuer is worth a word, and no fault', () => {
    const play = pressOn();
    const other: Shown = { kind: 'own', certificate: seenCertificate(1, 30, { issuer: 'O=GlobalSign, CN=R6' }) };
    play.see(other);
    expect(names(play)).toEqual(['other-issuer']);
    play.wait(1);
    play.see(other);
    expect(play.state.outcome).toBe('proved');
  });

  it('back and forth between two servers begins the proof anew', () => {
    const play = pressOn();
    play.see(renewed);
    play.wait(0.5);
    play.see(renewed, old);
    expect(play.state.provedSince).toBeNull();
    expect(listTroubles(play.state, play.now())).toContainEqual({ name: 'unsteady', hosts: ['www.example.jp'] });
    play.see(renewed);
    play.wait(0.5);
    play.see(renewed);
    expect(play.state.outcome).toBeNull();
    play.wait(0.5);
    play.see(renewed);
    expect(play.state.outcome).toBe('proved');
  });

  it('nothing for an hour', () => {
    const play = pressOn();
    play.wait(61);
    play.see(off);
    expect(names(play)).toContain('nothing-happens');
    expect(listClaims(play.state)).toEqual(['panel-shows-done', 'cancel']);
  });

  it('behind a CDN nothing shows: the owner ends it, and it is not called proved', () => {
    const play = pressOff();
    play.claim('panel-shows-done');
    play.claim('pressed');
    play.claim('panel-shows-done');
    expect(play.state.step).toBe('verify');
    play.wait(30);
    play.see(old);
    play.claim('end-unproved');
    expect(play.state.outcome).toBe('unproved');
  });
});

describe('what the owner has nothing to do with', () => {
  it('our own network goes down in the middle: what was seen stays, and nothing is concluded', () => {
    const play = pressOn();
    play.see({ kind: 'offline' });
    expect(names(play)).toEqual(['offline']);
    expect(play.state.targets[0]?.sight?.kind).toBe('host-default');
    play.see(renewed);
    expect(play.state.isOffline).toBe(false);
    play.wait(2);
    play.see({ kind: 'offline' });
    expect(play.state.outcome).toBeNull();
    play.see(renewed);
    expect(play.state.outcome).toBe('proved');
  });

  it('the host renews by itself before OFF: there is nothing to do any more', () => {
    const play = playRecovery();
    play.claim('go-on');
    play.see(renewed);
    expect(play.state.step).toBe('verify');
    play.wait(1);
    play.see(renewed);
    expect(play.state.outcome).toBe('renewed-by-itself');
  });

  it('a renewal that overtakes OFF is proved once OFF can no longer come', () => {
    const play = pressOff();
    play.see(renewed);
    play.wait(1);
    play.see(renewed);
    expect(play.state).toMatchObject({ step: 'verify', outcome: null });
    expect(names(play)).toEqual(['off-may-come']);
    play.wait(60);
    play.see(renewed);
    expect(play.state.outcome).toBe('proved');
  });

  it('a renewal that overtakes OFF is not proved by a server that is away for a moment', () => {
    const play = pressOff();
    play.see(renewed);
    play.wait(1);
    play.see({ kind: 'refused' });
    play.see(renewed);
    play.wait(2);
    play.see(renewed);
    expect(play.state).toMatchObject({ step: 'verify', outcome: null, awayFrom: null });
  });

  it('a renewal that overtakes OFF leads to ON when OFF comes after all', () => {
    const play = pressOff();
    play.see(renewed);
    play.wait(15);
    play.see(off);
    expect(play.state).toMatchObject({ step: 'switch-on', awayFrom: play.now(), outcome: null });
    expect(isSwitchedOff(play.state)).toBe(true);
    play.claim('pressed');
    play.wait(15);
    play.see(renewed);
    play.wait(1);
    play.see(renewed);
    expect(play.state.outcome).toBe('proved');
  });

  it('a look that is older than the one before says nothing', () => {
    const play = pressOn();
    play.see(renewed);
    const earlier = toSight(old, new Date(play.now().getTime() - 60_000));
    const sights = new Map(play.state.targets.map(({ endpointId }) => [endpointId, earlier]));
    expect(advance(play.state, { kind: 'sights', sights }, play.now())).toEqual({ state: play.state, events: [] });
  });

  it('after the clock was put back, what is seen now counts again', () => {
    const play = pressOn();
    play.wait(60);
    play.see(off);
    play.wait(-60);
    play.see(renewed);
    expect(play.state.step).toBe('verify');
  });

  it('while looks of a clock that was put back are left, nothing is proved by them', () => {
    const play = pressOn();
    play.see(renewed);
    expect(play.state.provedSince).not.toBeNull();
    play.wait(-60);
    play.pass();
    expect(play.state).toMatchObject({ step: 'verify', provedSince: null, outcome: null });
    play.see(renewed);
    play.wait(1);
    play.see(renewed);
    expect(play.state.outcome).toBe('proved');
  });

  it('a name that is ticked meanwhile has to be proved as well, and one that is unticked has not', () => {
    const play = pressOn();
    play.see(renewed);
    const [apex, www] = play.state.targets;
    if (!apex || !www) throw new Error('two targets');
    const named = (target: typeof apex) => ({ ...target, certificate: target.before, sight: null });
    const late = { ...named(www), endpointId: 'late.example.jp', host: 'late.example.jp' };
    const at = new Date(play.now().getTime() + 60_000);
    const sights = new Map([[apex.endpointId, { ...(apex.sight ?? toSight(renewed, at)), at }]]);
    const { state, events } = advance(play.state, { kind: 'sights', sights, watched: [named(apex), late] }, at);
    expect(events.map(({ kind }) => kind)).toContain('names-changed');
    expect(state.targets.map(({ host }) => host)).toEqual(['example.jp', 'late.example.jp']);
    expect(state).toMatchObject({ outcome: null, provedSince: null });
  });

  it('begins when it begins', () => {
    expect(playRecovery().state.startedAt).toEqual(recoveryStart);
  });
});
