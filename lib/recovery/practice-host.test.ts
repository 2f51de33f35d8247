import { expect, it } from 'vitest';

import { conohaWing } from '@/lib/hosting/conoha-wing';

import { advance } from './advance';
import { beginRecovery } from './begin';
import { canPress, panelAt, practiceChangeMs, practiceSights } from './practice-host';
import type { PracticePress } from './practice-host';
import { proofMs } from './proof';

const start = new Date('2026-11-22T17:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);

it('takes no press while it changes', () => {
  const presses: PracticePress[] = [{ to: 'off', at: start }];
  expect(canPress([], 'on', start)).toBe(false);
  expect(canPress([], 'off', start)).toBe(true);
  expect(panelAt(presses, after(1000))).toEqual({ setting: 'off', isChanging: true });
  expect(canPress(presses, 'on', after(1000))).toBe(false);
  expect(canPress(presses, 'on', after(practiceChangeMs))).toBe(true);
});

it('leads through a whole recovery, with a certificate known before or without', () => {
  const certificate = {
    serial: '0A',
    fingerprint256: 'AA',
    issuer: 'CN=R',
    names: ['b.jp'],
    notBefore: after(-1e9),
    notAfter: after(1e9),
  };
  const endpoints = [
    { endpointId: 'a', host: 'a.jp', certificate: null, sight: null },
    { endpointId: 'b', host: 'b.jp', certificate, sight: null },
  ];
  let state = beginRecovery(conohaWing, endpoints, start);
  const presses: PracticePress[] = [];
  let ms = 0;
  const look = (more: number) => {
    ms += more;
    state = advance(state, { kind: 'sights', sights: practiceSights(state, presses, after(ms)) }, after(ms)).state;
    return state.step;
  };
  expect(look(1000)).toBe('prepare');
  presses.push({ to: 'off', at: after(ms) });
  expect(look(2000)).toBe('prepare');
  expect(look(practiceChangeMs)).toBe('switch-on');
  presses.push({ to: 'on', at: after(ms) });
  expect(look(practiceChangeMs)).toBe('verify');
  look(proofMs);
  expect(state.outcome).toBe('proved');
});
