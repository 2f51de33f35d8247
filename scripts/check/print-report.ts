import { styleText } from 'node:util';
import { showForeignText } from '@/lib/tls/show-foreign-text';
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
  const head = paint(`${mark} ${word}`, colour, style);
  const name = `${report.host.includes(':') ? `[${report.host}]` : report.host}:${report.port}`;
  const ends =
    report.certificate &&
    wordCountdown({ notAfter: new Date(report.certificate.validTo) }, style.now, style.zone, style.locale);
  const line = [name, head, ends?.text, report.address].filter((part) => typeof part === 'string').join('  ');
  const problems = report.problems.map(({ name: problem, explanation, detail }) => {
    const machine = showForeignText(detail === '' ? problem : `${problem}: ${detail}`);
    return `    ${explanation}\n      ${paint(machine, 'gray', style)}`;
  });
  return [line, ...problems].join('\n');
}

function paint(text: string, colour: Colour, { hasColour }: PrintStyle): string {
  return hasColour ? styleText(colour, text) : text;
}
