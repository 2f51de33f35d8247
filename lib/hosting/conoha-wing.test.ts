import { describe, expect, it } from 'vitest';
import { conohaWing } from './conoha-wing';
import { listPanelWords } from './panel-words';
import type { Step, StepId } from './playbook';

const { playbook } = conohaWing;

function getStep(id: StepId): Step {
  const step = playbook.steps.find((one) => one.id === id);
  if (!step) throw new Error(`no step ${id}`);
  return step;
}

function panelWordsOf({ actions, whatIsNormal }: Step): string[] {
  return [...actions, ...whatIsNormal].flatMap(({ ja }) => listPanelWords(ja));
}

describe('the recovery on ConoHa WING', () => {
  it('goes 利用設定 OFF, wait, ON, wait, 利用中, verify', () => {
    expect(playbook.steps.map(({ id }) => id)).toEqual([
      'prepare',
      'open-setting',
      'switch-off',
      'switch-on',
      'verify',
    ]);
    expect(playbook.steps.map(({ press }) => press)).toEqual([null, null, 'off', 'on', null]);
  });

  it('leads to the setting by the words of the panel', () => {
    expect(panelWordsOf(getStep('open-setting'))).toEqual([
      'WING',
      'サイト管理',
      '切り替え',
      'サイトセキュリティ',
      '独自SSL',
      '無料独自SSL',
      '利用中',
      '利用設定',
      'OFF',
    ]);
  });

  it('says what the panel shows while it is switched OFF and ON, and when each is done', () => {
    const off = panelWordsOf(getStep('switch-off'));
    expect(off).toEqual(expect.arrayContaining(['利用設定', 'OFF', '設定中', '無効化されました']));
    expect(off).toContain('設定変更中のため、操作を行うことができません');
    expect(getStep('switch-off').panelShowsWhenDone).toEqual(['無効化されました']);

    const on = panelWordsOf(getStep('switch-on'));
    expect(on).toEqual(expect.arrayContaining(['利用設定', 'ON', '設定中', '有効化されました', '利用中']));
    expect(on).toContain('設定変更中のため、操作を行うことができません');
    expect(getStep('switch-on').panelShowsWhenDone).toEqual(['有効化されました', '利用中']);
  });

  it('takes 15 to 20 minutes for each, at times an hour', () => {
    expect(getStep('switch-off').usualMinutes).toEqual({ from: 15, to: 20, atMost: 60 });
    expect(getStep('switch-on').usualMinutes).toEqual({ from: 15, to: 20, atMost: 60 });
  });

  it('shows the host’s own certificate and 503 while it is OFF, which is marked as our inference', () => {
    expect(getStep('switch-off')).toMatchObject({
      expectedObservation: 'host-default-certificate-and-503',
      seenFromOutside: { basis: 'inference' },
    });
    expect(conohaWing.defaultCertificateNames).toEqual(['*.conohawing.com']);
  });

  it('says before OFF that the site goes away, that some cannot click through, and that the DNS must be right', () => {
    expect(getStep('switch-off').hazards).toEqual(expect.arrayContaining(['not-viewable', 'hsts', 'wrong-dns']));
  });

  it('says before anything is pressed that another site may be chosen by mistake, and which time is good', () => {
    expect(getStep('open-setting').hazards).toEqual(['wrong-site']);
    expect(getStep('prepare').hazards).toEqual(['before-expiry', 'quiet-hours']);
  });

  it('does not offer OFF while the renewal is blocked or after too many rounds, but always offers ON', () => {
    const forbidding = (id: StepId) =>
      playbook.hazards
        .filter((hazard) => getStep(id).hazards.includes(hazard.id))
        .map((hazard) => hazard.forbidsPressWhen);
    expect(forbidding('switch-off')).toEqual(expect.arrayContaining(['renewal-is-blocked', 'too-many-rounds']));
    expect(forbidding('switch-on').filter((state) => state !== null)).toEqual([]);
  });

  it('is marked as our inference where it tells how often to try', () => {
    expect(playbook.hazards.find(({ id }) => id === 'few-rounds')?.basis).toBe('inference');
  });

  it('links to the panel', () => {
    expect(conohaWing.panelUrl).toBe('https://cp.conoha.jp/');
    expect(getStep('open-setting').actions[0]?.ja).toContain('https://cp.conoha.jp/');
  });

  it('knows the days on which the mail about a failed renewal comes', () => {
    expect(conohaWing.renewalHabit.mailsDaysBefore).toEqual([20, 10]);
    expect(conohaWing.renewalHabit.mailSubjects).toContain('[ConoHa] SSLサーバ証明書更新のご案内(20日前)');
  });
});
