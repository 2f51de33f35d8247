import { text as readAll } from 'node:stream/consumers';
import type { Readable, Writable } from 'node:stream';
import { parseEnv, type Env } from '@/lib/env';
import { listDefaultCertificateNames } from '@/lib/hosting/find-hosting';
import { createSlots } from '@/lib/monitor/slots';
import { splitTargets } from '@/lib/monitor/split-targets';
import type { JudgeContext } from '@/lib/tls/judge-one-address';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';
import { createObserver } from '@/lib/tls/observe';
import { parseTarget } from '@/lib/tls/parse-target';
import { everyPort } from '@/lib/tls/ports';
import { urgencyRank } from '@/lib/tls/status';
import type { Target } from '@/lib/tls/target';
import type { Locale } from '@/lib/words/locale';
import { messages } from '@/lib/words/messages';
import { parseArguments, type CheckArguments } from './parse-arguments';
import { printReport } from './print-report';
import { reportCheck, type CheckReport } from './report';

/** What the command line runs in, so that a test can bring its own. */
export interface CheckWorld {
  env: Readonly<Record<string, string | undefined>>;
  input: Readable;
  output: Writable & { isTTY?: boolean };
  progress: Writable & { isTTY?: boolean };
  now: () => Date;
}

/** As the exit codes of sysexits.h name it. */
const wrongUsage = 64;

const usage = `Usage: npm run check -- HOST[:PORT] … [--json] [--connect-to IP[:PORT]] [--timeout S] [--concurrency N]

Looks at TLS certificates from here and says what is wrong with them. It needs neither the dashboard nor a database.
  -              read further targets from standard input
  --json         print an array, one object a target, in the order of the input
  --connect-to   dial this address instead of those of the name
  --timeout      seconds for one look (10)
  --concurrency  looks at the same time (32), besides those that only wait for a silent server
Exit code: 0 nothing to do, 1 something needs action, 2 somebody is blocked or unreachable, 64 wrong usage.`;

/** The whole command; resolves to its exit code. */
export async function runCheck(args: readonly string[], world: CheckWorld): Promise<number> {
  const parsed = parseArguments(args);
  if (parsed.kind === 'help') return say(world.output, usage, 0);
  if (parsed.kind === 'wrong') return say(world.progress, `${parsed.sentence}\n\n${usage}`, wrongUsage);
  const settings = parseEnv(world.env);
  if (!settings.ok) return say(world.progress, settings.sentences.join('\n'), wrongUsage);

  const locale: Locale = /^ja/.test(world.env.LC_ALL ?? world.env.LC_MESSAGES ?? world.env.LANG ?? '') ? 'ja' : 'en';
  const named = await listTargets(parsed.value, settings.env, world, locale);
  if (typeof named === 'string') return say(world.progress, named, wrongUsage);
  const reports = await checkAllTargets(named, parsed.value, settings.env, world, locale);
  print(reports, parsed.value.isJson, world, locale);
  return exitCodeOf(reports);
}

interface NamedTarget {
  text: string;
  target: Target;
}

/** Every target, or a sentence about the first that cannot be read: then nothing is dialled. */
async function listTargets(
  { targets, readsInput }: CheckArguments,
  env: Env,
  world: CheckWorld,
  locale: Locale,
): Promise<NamedTarget[] | string> {
  const typed = [...targets, ...(readsInput ? splitLines(await readAll(world.input)) : [])];
  const named: NamedTarget[] = [];
  for (const text of typed) {
    // Whoever sits at the command line may dial any port.
    const policy = { allowNets: env.allowNets, ports: everyPort };
    const parsed = parseTarget(text, policy);
    if (!parsed.ok) return `“${text.slice(0, 100)}”: ${messages[locale].add.refusal[parsed.refusal]}`;
    named.push({ text, target: parsed.target });
  }
  return named.length > 0 ? named : messages[locale].add.empty;
}

/** The same separators as the form's, without its cap; a line that begins with # is a comment. */
function splitLines(text: string): string[] {
  const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
  return lines.flatMap((line) => {
    const split = splitTargets(line);
    return split.kind === 'entries' ? split.entries : [];
  });
}

async function checkAllTargets(
  named: readonly NamedTarget[],
  { connectTo, timeoutMs, concurrency }: CheckArguments,
  { allowNets, dnsServers, extraRoots }: Env,
  world: CheckWorld,
  locale: Locale,
): Promise<CheckReport[]> {
  const observer = createObserver({ allowNets, dnsServers, extraRoots, timeoutMs, connectTo: connectTo?.address });
  const hostDefaults = listDefaultCertificateNames().map((pattern) => ({ pattern }));
  const reports: CheckReport[] = [];
  const slots = createSlots(concurrency);
  let finished = 0;
  const check = async ({ text, target }: NamedTarget, index: number) => {
    const dialled = { host: target.host, port: connectTo?.port ?? target.port };
    const seen = await slots.run(() => observer.observe(dialled));
    const context: JudgeContext = { now: world.now(), policy: defaultUrgencyPolicy, hostDefaults };
    reports[index] = reportCheck(text, target.port, seen, context, locale);
    finished += 1;
    if (named.length > 1 && world.progress.isTTY) world.progress.write(`\r${finished}/${named.length}`);
  };
  await Promise.all(named.map(check));
  if (named.length > 1) world.progress.write(`${world.progress.isTTY ? '\r' : ''}${finished}/${named.length}\n`);
  return reports;
}

function print(reports: readonly CheckReport[], isJson: boolean, world: CheckWorld, locale: Locale): void {
  if (isJson) {
    world.output.write(`${JSON.stringify(reports, null, 2)}\n`);
    return;
  }
  const hasColour = world.output.isTTY === true && world.env.NO_COLOR === undefined;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const report of reports)
    world.output.write(`${printReport(report, { locale, zone, now: world.now(), hasColour })}\n`);
}

function exitCodeOf(reports: readonly CheckReport[]): number {
  const worst = Math.max(...reports.map(({ status }) => urgencyRank(status)));
  if (reports.some(({ status }) => status === 'unknown') || worst >= urgencyRank('unreachable')) return 2;
  return worst >= urgencyRank('action') ? 1 : 0;
}

function say(stream: Writable, text: string, code: number): number {
  stream.write(`${text}\n`);
  return code;
}
