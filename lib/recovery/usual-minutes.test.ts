import { expect, it } from 'vitest';

import { playRecovery, recoveryStart } from '@/lib/testing/build-recovery';

import { nextLook } from './next-look';
import type { PastStep } from './recovery-state';
import { usualMinutesOf } from './usual-minutes';

const step = { id: 'switch-off', usualMinutes: { from: 15, to: 20, atMost: 60 } } as const;
const past = (minutes: number, basis: PastStep['basis'] = 'seen'): PastStep => ({
  step: 'switch-off',
  since: recoveryStart,
  pressedAt: recoveryStart,
  until: new Date(recoveryStart.getTime() + minutes * 60_000),
  basis,
});

it('says what the sources say until something was seen', () => {
  expect(usualMinutesOf(step, [past(3, 'panel')])).toEqual({ minutes: step.usualMinutes, learnedFrom: 0 });
});

it('learns from what was seen', () => {
  const learned = usualMinutesOf(step, [past(8.2), past(12.1), past(3, 'panel')]);
  expect(learned).toEqual({ minutes: { from: 8, to: 13, atMost: 60 }, learnedFrom: 2 });
  expect(usualMinutesOf(step, [past(90), past(90)]).minutes).toEqual({ from: 90, to: 90, atMost: 90 });
  expect(usualMinutesOf(step, [past(90)])).toEqual({ minutes: step.usualMinutes, learnedFrom: 0 });
});

it('looks every 15 seconds, every 10 while a change is due, and less often after two hours', () => {
  const play = playRecovery();
  const seconds = () => ((nextLook(play.state, play.now())?.getTime() ?? 0) - play.now().getTime()) / 1000;
  expect(seconds()).toBe(15);
  play.claim('go-on');
  play.claim('go-on');
  play.claim('pressed');
  expect(seconds()).toBe(15);
  play.wait(13);
  expect(seconds()).toBe(10);
  play.wait(60);
  expect(seconds()).toBe(15);
  play.wait(60);
  expect(seconds()).toBe(60);
  play.wait(300);
  expect(seconds()).toBe(300);
});
