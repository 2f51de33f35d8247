import { listBrowserErrors } from './browser-errors';
import { problemSeverity } from './problem';
import type { ProblemName, Severity } from './problem';
import { problemWords } from './problem-words';

const severityWords: Readonly<Record<Severity, string>> = {
  blocking: 'visitors cannot open the site · 開けない',
  unreachable: 'nothing answers · つながらない',
  harming: 'some visitors are hurt, or soon all · 一部の人が困る',
  inconclusive: 'we could not look · 確認できない',
  warning: 'nobody is hurt yet · まだ困らない',
  information: 'worth knowing · 参考',
};

/** docs/problems.md: every problem with its severity, the browser's name for it and its words, written from the code. */
export function formatProblemTable(): string {
  const severities = Object.entries(severityWords).map(([name, words]) => `| \`${name}\` | ${words} |`);
  const problems = (Object.keys(problemSeverity) as ProblemName[]).map(formatProblem);
  return [
    '# Problems · 問題の一覧',
    '',
    'Written by `node --import tsx scripts/write-problems.ts` from `lib/tls/problem.ts`, `lib/tls/problem-words/` and',
    '`lib/tls/browser-errors.ts`; a test fails when it is out of date. The name is the machine’s word: in the database, in `--json`',
    'and in addresses. The error is what Chromium shows, the usual one first; “–” means that it opens the site all the same.',
    '',
    '| severity | |',
    '|---|---|',
    ...severities,
    '',
    ...problems,
  ].join('\n');
}

function formatProblem(problem: ProblemName): string {
  const { title, visitorsSee, why, whatToDo } = problemWords[problem];
  const errors = listBrowserErrors(problem).map((name) => `\`${name}\``);
  return [
    `## ${problem}`,
    '',
    `\`${problemSeverity[problem]}\` · Chromium: ${errors.join(', ') || '–'}`,
    '',
    '| | English | 日本語 |',
    '|---|---|---|',
    `| what · 何か | ${title.en} | ${title.ja} |`,
    `| visitors see · 見え方 | ${visitorsSee.en} | ${visitorsSee.ja} |`,
    `| why · なぜ | ${why.en} | ${why.ja} |`,
    `| what to do · すること | ${whatToDo.en} | ${whatToDo.ja} |`,
    '',
  ].join('\n');
}
