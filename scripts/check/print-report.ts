import { styleText } from 'node:util';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { toDisplayHost } from '@/lib/tls/display-host';
import type { ProblemName } from '@/lib/tls/problem';
import { problemWords } from '@/lib/tls/problem-words';
import type { Status } from '@/lib/tls/status';
import type { Locale } from '@/lib/words/locale';
import { messages } from '@/lib/words/messages';
import { wordCountdown } from '@/lib/words/time';
import type { CheckReport } from './report';

export interface PrintStyle {
  locale: Locale;
  zone: string;
  now: Date;
  hasColour: boolean;
}

type Colour = 'green' | 'yellow' | 'red' | 'gray';

const looks: Record<Status, { mark: string; colour: Colour }> = {
  healthy: { mark: '○', colour: 'green' },
  watching: { mark: '△', colour: 'yellow' },
  action: { mark: '▲', colour: 'yellow' },
  urgent: { mark: '!', colour: 'red' },
  down: { mark: '✕', colour: 'red' },
  unreachable: { mark: '⊘', colour: 'red' },
  unknown: { mark: '?', colour: 'gray' },
  paused: { mark: '‖', colour: 'gray' },
};

/** One line for a target, and below it what is wrong: for people. */
export function printReport(report: CheckReport, style: PrintStyle): string {
  const { mark, colour } = looks[report.status];
  const word = messages[style.locale].common.status[report.status];
  const parts = [nameOf(report), paint(`${mark} ${word}`, colour, style), countdownOf(report, style), report.address];
  const line = parts.filter((part) => typeof part === 'string').join('  ');
  return [line, ...report.problems.map((problem) => printProblem(problem, style))].join('\n');
}

/** As people write it, with the form that goes over the wire beside it where the two differ. */
function nameOf({ host, port }: CheckReport): string {
  const shown = toDisplayHost(host);
  const name = host.includes(':') ? `[${host}]` : shown;
  return shown === host ? `${name}:${port}` : `${name}:${port} (${host})`;
}

/** The end of a certificate that is somebody else's says nothing about this site. */
const notItsOwn: ReadonlySet<ProblemName> = new Set(['name-mismatch', 'no-san', 'host-default-certificate']);

function countdownOf({ certificate, problems }: CheckReport, { now, zone, locale }: PrintStyle): string | null {
  if (certificate === null || problems.some(({ name }) => notItsOwn.has(name))) return null;
  return wordCountdown({ notAfter: new Date(certificate.validTo) }, now, zone, locale).text;
}

/** What it is, what visitors see, why, what to do, and last the machine's words. */
function printProblem({ name, detail }: CheckReport['problems'][number], style: PrintStyle): string {
  const { title, visitorsSee, why, whatToDo } = problemWords[name];
  const { locale } = style;
  return [
    `    ${title[locale]}`,
    `      ${visitorsSee[locale]}`,
    `      ${why[locale]}`,
    `      → ${whatToDo[locale]}`,
    `      ${paint(showForeignText(detail === '' ? name : `${name}: ${detail}`), 'gray', style)}`,
  ].join('\n');
}

function paint(text: string, colour: Colour, { hasColour }: PrintStyle): string {
  return hasColour ? styleText(colour, text) : text;
}
