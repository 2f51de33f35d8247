import type { TestInfo } from '@playwright/test';

/** Told to the reporter, which counts all of a run: see scripts/setup/attacks.mjs. Call it once they have all failed. */
export function tellAttacks(testInfo: TestInfo, kind: string, tried: number): void {
  testInfo.annotations.push({ type: 'attacks', description: `${tried} ${kind}` });
}
