import path from 'node:path';
import process from 'node:process';

import { countEndToEnd, countUnit, readReport, resultsFolder, writeCounts } from './results.mjs';
import { run } from './run.mjs';
import { without } from './without.mjs';

const tools = {
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  eslint: 'node_modules/eslint/bin/eslint.js',
  next: 'node_modules/next/dist/bin/next',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
  audit: 'scripts/audit-packages.mjs',
};

/** @typedef {import('./command.mjs').Context} Context */

/**
 * Runs tools one after the other, each only when the one before was content; counts as one test.
 *
 * @param {Context} context
 * @param {'supply' | 'format' | 'lint' | 'types'} name
 * @param {[keyof typeof tools, ...string[]][]} steps
 */
export async function checkOnce(context, name, steps) {
  await runSuite(context, name, async () => {
    let result = { ok: true, output: '' };
    for (const [tool, ...args] of steps) {
      if (result.ok) result = await runTool(context, tools[tool], args);
    }
    return { ...result, counts: { passed: result.ok ? 1 : 0, failed: result.ok ? 0 : 1, skipped: 0 } };
  });
}

/**
 * @param {Context} context
 * @param {'unit' | 'node-24'} name
 * @param {{ node?: string, files?: string[] }} [options] another Node.js; only these folders
 */
export async function checkUnit(context, name, { node = process.execPath, files = [] } = {}) {
  await runSuite(context, name, async () => {
    const report = path.join(resultsFolder(context.root), `${name}.report.json`);
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files];
    const { ok } = await runTool(context, tools.vitest, args, { node, echo: true });
    return { ok, output: '', counts: countUnit(readReport(report), ok) };
  });
}

/**
 * @param {Context} context
 * @param {string} chromium
 * @param {string[]} [args] for Playwright
 */
export async function checkEndToEnd(context, chromium, args = []) {
  await runSuite(context, 'e2e', async () => {
    const env = { ...context.env, KIGEN_CHROMIUM: chromium };
    const { ok } = await runTool(context, tools.playwright, ['test', ...args], { env, echo: true });
    // Its place is said in playwright.config.ts.
    const report = path.join(resultsFolder(context.root), 'e2e.report.json');
    return { ok, output: '', counts: countEndToEnd(readReport(report), ok) };
  });
}

/** One stage: its line with the counts, and after it what it said when it failed. */
async function runSuite(context, name, work) {
  let said = '';
  await context.stages.run(name, async () => {
    const { ok, output, counts } = await work();
    writeCounts(context.root, name, counts);
    said = ok ? '' : output;
    return { ok: ok && counts.failed === 0, note: context.say('counts', counts) };
  });
  if (said) context.print(said.trimEnd());
}

function runTool(context, file, args, { node = process.execPath, env = context.env, echo = false } = {}) {
  // What is set for a server must not leak into tests, which choose for themselves.
  const clean = without(env, ['NODE_ENV', 'HOST', 'PORT', 'KIGEN_DATA_DIR']);
  return run(context, node, [file, ...args], { env: { ...clean, NEXT_TELEMETRY_DISABLED: '1' }, echo });
}
