import { describe, expect, it } from 'vitest';
import type { Words } from '@/lib/words/locale';
import { listHostings } from './find-hosting';
import type { Hosting } from './hosting';
import { listPanelWords } from './panel-words';
import { expectedObservations } from './playbook';
import type { PanelPress } from './playbook';

describe.each(listHostings().map((hosting) => ({ id: hosting.id, hosting })))('the playbook of $id', ({ hosting }) => {
  const { playbook, sources } = hosting;
  const sourceIds = sources.map(({ id }) => id);
  const hazardIds = playbook.hazards.map(({ id }) => id);

  it('is complete in both languages, without an exclamation mark or full-width digits and parentheses', () => {
    for (const words of listAllWords(hosting)) {
      expect(words.ja).not.toMatch(/^\s*$|[!\uFF01\uFF08\uFF09\uFF10-\uFF19]/u);
      expect(words.en).not.toMatch(/^\s*$|!/u);
    }
  });

  it('is really translated: outside the panel’s words English has no Japanese, except in the name of the host', () => {
    for (const { en } of listAllWords(hosting).filter((words) => words !== hosting.name)) {
      const withoutPanel = en.replaceAll(/「[^」]*」|アルファSSL/gu, '');
      expect(withoutPanel).not.toMatch(/[ぁ-んァ-ヶ一-龠]/u);
    }
  });

  it('gives the same panel words in the same order in both languages', () => {
    for (const words of listAllWords(hosting)) {
      if (!listInstructions(hosting).includes(words)) continue;
      expect(listPanelWords(words.en)).toEqual(listPanelWords(words.ja));
    }
  });

  it('has steps, hazards, causes and sources with ids of their own', () => {
    for (const list of [playbook.steps, playbook.hazards, playbook.causes, sources]) {
      const ids: string[] = list.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('names only hazards that exist, and each hazard in some step', () => {
    const named = new Set(playbook.steps.flatMap(({ hazards }) => hazards));
    expect([...named].toSorted()).toEqual(hazardIds.toSorted());
  });

  it('names only sources that exist, and each is an https address', () => {
    expect(sourceIds).toEqual(expect.arrayContaining(listNamedSources(hosting)));
    for (const { url } of sources) expect(new URL(url).protocol).toBe('https:');
  });

  it('has a source for every cause and hazard that it calls verified', () => {
    const verified = [...playbook.causes, ...playbook.hazards].filter(({ basis }) => basis === 'verified');
    for (const { id, sources: named } of verified)
      expect({ id, hasSource: named.length > 0 }).toEqual({ id, hasSource: true });
  });

  it('tells what to do, what visitors see and what shows from outside in every step', () => {
    for (const step of playbook.steps) {
      expect(step.actions).not.toEqual([]);
      expect(expectedObservations).toContain(step.expectedObservation);
      expect(step.otherObservations).not.toContain(step.expectedObservation);
    }
  });

  it('tells the time that every press takes where it is known, from short to long', () => {
    for (const { usualMinutes, press } of playbook.steps) {
      if (!usualMinutes) continue;
      expect(press).not.toBeNull();
      expect(usualMinutes.from).toBeLessThanOrEqual(usualMinutes.to);
      expect(usualMinutes.to).toBeLessThanOrEqual(usualMinutes.atMost);
    }
  });

  it('starts with the old certificate and ends with a new one that is verified', () => {
    expect(playbook.steps[0]).toMatchObject({ id: 'prepare', press: null, expectedObservation: 'own-certificate' });
    expect(playbook.steps.at(-1)).toMatchObject({ id: 'verify', press: null, expectedObservation: 'new-certificate' });
  });

  it('warns of too many tries wherever a certificate may be spent', () => {
    const firstPress = playbook.steps.find(({ press }) => press !== null);
    expect(firstPress?.hazards).toContain('few-rounds');
    expect(playbook.hazards.find(({ id }) => id === 'few-rounds')?.forbidsPressWhen).toBe('too-many-rounds');
  });

  it('never switches OFF without ON right after it', () => {
    const presses = playbook.steps.map(({ press }) => press).filter((press): press is PanelPress => press !== null);
    expect([['off', 'on'], ['renew']]).toContainEqual(presses);
  });

  it('stays below what the issuer allows, and says that this is our own rule', () => {
    expect(playbook.limits).toMatchObject({
      perDay: 2,
      perSevenDays: 4,
      certificatesPerSevenDays: 5,
      basis: 'inference',
    });
  });
});

function listInstructions({ playbook }: Hosting): Words[] {
  return playbook.steps.flatMap(({ actions, whatIsNormal }) => [...actions, ...whatIsNormal]);
}

function listAllWords(hosting: Hosting): Words[] {
  const { playbook } = hosting;
  return [
    hosting.name,
    hosting.renewalHabit.text,
    playbook.summary,
    playbook.ifItFails,
    ...hosting.sources.map(({ title }) => title),
    ...playbook.causes.map(({ text }) => text),
    ...playbook.hazards.flatMap(({ title, text }) => [title, text]),
    ...playbook.steps.flatMap((step) => [step.title, step.whatVisitorsSee, step.seenFromOutside.text]),
    ...listInstructions(hosting),
  ];
}

function listNamedSources({ playbook, renewalHabit }: Hosting): string[] {
  const parts = [renewalHabit, playbook.limits, ...playbook.causes, ...playbook.hazards, ...playbook.steps];
  return parts.flatMap(({ sources }) => sources);
}
