import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

import { canUseApt, installWithApt } from './apt.mjs';
import { Fault } from './fault.mjs';
import { findOnPath } from './find-on-path.mjs';
import { run } from './run.mjs';

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
/** libnss3-tools has certutil, by which a test makes Chromium trust a root. */
const aptPackages = ['chromium', 'fonts-noto-cjk', 'libnss3-tools'];

/**
 * A Chromium for the end-to-end tests: one that is there (KIGEN_CHROMIUM, the path, Playwright's), else Debian's where
 * this user may install it, else Playwright's download. Where Debian's packages can be installed, Japanese is drawn
 * properly and certutil is there.
 *
 * @param {import('./command.mjs').Context} context
 * @param {(note: string) => void} begin
 * @returns {Promise<string>} its path
 * @throws {Fault} chromium-missing
 */
export async function installChromium(context, begin) {
  const found = await findWorking(context);
  if (found && (!canUseApt(context.env) || (await hasCompanions(context)))) return found;

  begin(context.say('installing'));
  const own = context.env.KIGEN_CHROMIUM || found;
  if (canUseApt(context.env)) await installWithApt(context, own ? aptPackages.slice(1) : aptPackages);
  const working = own ?? (await findWorking(context)) ?? (await downloadWithPlaywright(context));
  if (!working) throw new Fault('chromium-missing');
  return working;
}

/**
 * The first Chromium by name, without trying it.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string | null}
 */
export function findChromium(env) {
  return env.KIGEN_CHROMIUM || (names.map((name) => findOnPath(name, env)).find((file) => file !== null) ?? null);
}

async function findWorking(context) {
  const { env, root } = context;
  if (env.KIGEN_CHROMIUM && !(await doesRun(context, env.KIGEN_CHROMIUM))) throw new Fault('chromium-missing');
  const candidates = env.KIGEN_CHROMIUM ? [env.KIGEN_CHROMIUM] : names.map((name) => findOnPath(name, env));
  for (const file of [...candidates, findPlaywrights(root)]) {
    if (file && (await doesRun(context, file))) return file;
  }
  return null;
}

/** Some systems have a "chromium-browser" that only says how to install one. */
async function doesRun(context, file) {
  const { ok } = await run(context, file, ['--version']);
  return ok;
}

function findPlaywrights(root) {
  const { chromium } = createRequire(path.join(root, 'package.json'))('@playwright/test');
  const file = chromium.executablePath();
  return existsSync(file) ? file : null;
}

async function hasCompanions(context) {
  if (findOnPath('certutil', context.env) === null) return false;
  const { ok, output } = await run(context, 'fc-list', [':lang=ja', 'family']);
  return ok && output.trim() !== '';
}

async function downloadWithPlaywright(context) {
  await run(context, process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  return findWorking(context);
}
