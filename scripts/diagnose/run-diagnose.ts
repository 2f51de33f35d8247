import { isIP } from 'node:net';
import type { Writable } from 'node:stream';
import { allCheckers } from '@/lib/diagnosis/all-checkers';
import type { Checker, CheckerReport } from '@/lib/diagnosis/checker';
import { conclude } from '@/lib/diagnosis/conclude';
import { diagnose } from '@/lib/diagnosis/diagnose';
import type { Verdict } from '@/lib/diagnosis/verdict';
import { parseEnv, type Env } from '@/lib/env';
import { createDiagnosisWorld } from '@/lib/monitor/create-diagnosis-world';
import { parseTarget } from '@/lib/tls/parse-target';
import { everyPort } from '@/lib/tls/ports';
import type { Locale } from '@/lib/words/locale';
import { messages } from '@/lib/words/messages';
import { lookAtSubject } from './look-at-subject';
import { parseArguments, type DiagnoseArguments } from './parse-arguments';
import { printDiagnosis, reportDiagnosis } from './print-diagnosis';

/** What the command line runs in, so that a test can bring its own. */
export interface DiagnoseWorld {
  env: Readonly<Record<string, string | undefined>>;
  output: Writable & { isTTY?: boolean };
  progress: Writable & { isTTY?: boolean };
  now: () => Date;
  checkers?: readonly Checker[];
}

/** As the exit codes of sysexits.h name it. */
const wrongUsage = 64;
const exitCodes: Record<Verdict, number> = { 'no-blocker-found': 0, 'cannot-tell': 1, 'likely-blocked': 1, blocked: 2 };

/** Nobody is asked here, and there is no page below to answer on. */
const hereCheckers = allCheckers.filter(({ id }) => id !== 'owner-answers');

const usage = `Usage: npm run diagnose -- HOST [--json] [--host ID]

Looks from here for what keeps a certificate from being renewed: DNS, CAA, the way of the validation, limits.
It needs neither the dashboard nor a database, and changes nothing.
  --json   print an object with everything that was asked and answered
  --host   where the site is hosted, such as conoha-wing; otherwise it is recognised by its signs
Exit code: 0 no blocker was found, 1 it cannot be told or is likely blocked, 2 blocked, 64 wrong usage.`;

/** The whole command; resolves to its exit code. */
export async function runDiagnose(args: readonly string[], world: DiagnoseWorld): Promise<number> {
  const parsed = parseArguments(args);
  if (parsed.kind === 'help') return say(world.output, usage, 0);
  if (parsed.kind === 'wrong') return say(world.progress, `${parsed.sentence}\n\n${usage}`, wrongUsage);
  const settings = parseEnv(world.env);
  if (!settings.ok) return say(world.progress, settings.sentences.join('\n'), wrongUsage);
  const locale: Locale = /^ja/.test(world.env.LC_ALL ?? world.env.LC_MESSAGES ?? world.env.LANG ?? '') ? 'ja' : 'en';
  const host = readHost(parsed.value, settings.env, locale);
  if ('sentence' in host) return say(world.progress, host.sentence, wrongUsage);
  return look(host.host, parsed.value, settings.env, world, locale);
}

/** The host in ASCII, or a sentence about what was typed. */
function readHost(
  { target }: DiagnoseArguments,
  { allowNets }: Env,
  locale: Locale,
): { host: string } | { sentence: string } {
  // Whatever port a site is on: it is validated on 80.
  const read = parseTarget(target, { allowNets, ports: everyPort });
  const typed = `“${target.slice(0, 100)}”`;
  if (!read.ok) return { sentence: `${typed}: ${messages[locale].add.refusal[read.refusal]}` };
  if (isIP(read.target.host) !== 0) return { sentence: `${typed}: ${messages[locale].diagnosis.noName}` };
  return { host: read.target.host };
}

async function look(
  host: string,
  { hosting, isJson }: DiagnoseArguments,
  env: Env,
  world: DiagnoseWorld,
  locale: Locale,
): Promise<number> {
  const { checkers = hereCheckers, output } = world;
  const startedAt = world.now();
  const subject = await lookAtSubject({ host, hosting }, env, world.now);
  let done = 0;
  const tell = ({ checker, kind, durationMs }: CheckerReport): void => {
    done += 1;
    world.progress.write(`${done}/${checkers.length} ${checker} ${kind} ${durationMs} ms\n`);
  };
  const reports = await diagnose(checkers, subject, createDiagnosisWorld(env, startedAt), tell);
  const hasColour = output.isTTY === true && world.env.NO_COLOR === undefined;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const text = isJson
    ? JSON.stringify(reportDiagnosis(subject, reports, locale, startedAt), null, 2)
    : printDiagnosis(subject, reports, checkers, { locale, zone, hasColour });
  return say(output, text, exitCodes[conclude(reports).verdict]);
}

function say(stream: Writable, text: string, code: number): number {
  stream.write(`${text}\n`);
  return code;
}
