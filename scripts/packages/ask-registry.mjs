import { execFile } from 'node:child_process';
import process from 'node:process';

const timeoutMs = 30_000;

/**
 * What the registry's own audit says (`npm audit`), which knows more than our list and changes every day.
 *
 * @param {string} root
 * @returns {Promise<{ isAnswered: true, findings: { package: string, id: string, sentence: string }[] } | { isAnswered: false, reason: string }>}
 */
export async function askRegistry(root) {
  const text = await runAudit(root);
  try {
    return readAnswer(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return { isAnswered: false, reason: 'npm gave no answer that can be read' };
    throw error;
  }
}

/** @param {any} answer of `npm audit --json`, auditReportVersion 2 */
export function readAnswer(answer) {
  if (answer?.vulnerabilities === undefined) {
    const reason = String(answer?.message ?? answer?.error?.summary ?? 'unknown').split('\n')[0];
    return { isAnswered: false, reason };
  }
  const findings = Object.values(answer.vulnerabilities).flatMap(({ name, via }) =>
    via
      // A text names another entry by which this package is concerned; that one is told by itself.
      .filter((cause) => typeof cause === 'object')
      .map(({ title, url, range }) => {
        const id = /GHSA-[\w-]+$/.exec(url ?? '')?.[0] ?? String(url);
        return { package: name, id, sentence: `${name} ${range} has a known fault, ${id}: ${title} (${url}).` };
      }),
  );
  return { isAnswered: true, findings };
}

/** npm ends with 1 both when it found something and when it could not ask. */
function runAudit(root) {
  const [file, args] = process.env.npm_execpath
    ? [process.execPath, [process.env.npm_execpath]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const options = { cwd: root, timeout: timeoutMs, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(file, [...args, 'audit', '--json', '--package-lock-only'], options, (_, stdout) => resolve(stdout));
  });
}
