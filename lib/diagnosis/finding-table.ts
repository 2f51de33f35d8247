import { findingSeverities } from './finding';
import type { FindingSeverity } from './finding';
import { findingKinds } from './finding-kinds';
import type { FindingName } from './finding-kinds';
import { verdicts } from './verdict';
import type { Verdict } from './verdict';

const severityWords: Readonly<Record<FindingSeverity, string>> = {
  blocking: 'mend it before anything else · まず直す',
  warning: 'mend it if it is as it looks · 確かめて直す',
  hazard: 'hurts visitors while SSL is OFF · OFFのあいだ困る',
  unclear: 'could not be seen · 確認できない',
  information: 'worth knowing · 参考',
};

const verdictWords: Readonly<Record<Verdict, string>> = {
  blocked: 'a re-issue fails, by rule · 発行できない',
  'likely-blocked': 'a re-issue probably fails · おそらく発行できない',
  'cannot-tell': 'cannot be told from outside · 外からは決められない',
  'no-blocker-found': 'does not stand in the way · 妨げにならない',
};

/** docs/diagnosis.md: everything that a diagnosis can find, with how grave it is and its words, written from the code. */
export function formatFindingTable(): string {
  const names = (Object.keys(findingKinds) as FindingName[]).toSorted(
    (a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'),
  );
  return [
    '# Findings of a diagnosis · 診断で分かること',
    '',
    'Written by `node --import tsx scripts/write-diagnosis.ts` from `lib/diagnosis/finding-kinds/`; a test fails when it is out',
    'of date. The name is the machine’s word: in the database, in `--json` and in the API. Words in braces are filled in.',
    'A finding about names that a re-issue does not need is `information`, whatever stands here.',
    '',
    '| severity | |',
    '|---|---|',
    ...findingSeverities.map((name) => `| \`${name}\` | ${severityWords[name]} |`),
    '',
    '| verdict | |',
    '|---|---|',
    ...verdicts.map((name) => `| \`${name}\` | ${verdictWords[name]} |`),
    '',
    ...names.map(formatFinding),
  ].join('\n');
}

function rank(name: FindingName): number {
  const { severity, verdict } = findingKinds[name];
  return findingSeverities.indexOf(severity) * verdicts.length + verdicts.indexOf(verdict);
}

function formatFinding(name: FindingName): string {
  const { severity, verdict, words } = findingKinds[name];
  return [
    `## ${name}`,
    '',
    `\`${severity}\` · \`${verdict}\``,
    '',
    '| | English | 日本語 |',
    '|---|---|---|',
    `| what · 何か | ${words.title.en} | ${words.title.ja} |`,
    `| why · なぜ | ${words.why.en} | ${words.why.ja} |`,
    `| what to do · すること | ${words.whatToDo.en} | ${words.whatToDo.ja} |`,
    '',
  ].join('\n');
}
