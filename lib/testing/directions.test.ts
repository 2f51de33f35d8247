import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
let eslint: ESLint;

beforeAll(() => {
  eslint = new ESLint({
    cwd: root,
    // These rules need no types, and without types a file is read in a moment.
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: ({ ruleId }) => ruleId.endsWith('no-restricted-imports') || ruleId === 'no-restricted-properties',
  });
});

/** The sentences that a file of a room gets for one import. The file exists; its text is replaced. */
async function complaints(file: string, imported: string): Promise<string[]> {
  const code = `import * as thing from '${imported}';\nexport const used: unknown = thing;\n`;
  const [result] = await eslint.lintText(code, { filePath: `${root}${file}` });
  const found =
    result?.messages.filter((message) => message.ruleId === '@typescript-eslint/no-restricted-imports') ?? [];
  return found.map((message) => message.message);
}

describe('the direction of imports', () => {
  it.each([
    ['lib/tls/judge.ts', '@/lib/db/client', 'This room is pure'],
    ['lib/tls/judge.ts', '@/lib/monitor/check-site', 'This room is pure'],
    ['lib/tls/judge.ts', 'next/headers', 'plain TypeScript'],
    ['lib/hosting/conoha-wing.ts', 'react', 'plain TypeScript'],
    ['lib/learn/search-topics.ts', '@/lib/db/client', 'This room is pure'],
    ['lib/learn/topic.ts', '../words/locale', 'leaves the room'],
    ['lib/tls/judge.ts', '../words/locale', 'leaves the room'],
    ['lib/quiet-hours/find-windows.ts', '@/lib/db/client', 'This room is pure'],
    ['lib/monitor/check-site.ts', '@/app/page', 'lib knows nothing of pages'],
    ['lib/monitor/check-site.ts', '@/components/status-tag', 'lib knows nothing of pages'],
    ['lib/monitor/check-site.ts', '@/lib/db/generated/client', 'Only lib/db'],
    ['app/page.tsx', '@prisma/client', 'Only lib/db'],
    ['app/page.tsx', '@/lib/testing/mint', 'for tests'],
    ['components/status-tag.tsx', '@/lib/db/client', 'A component draws'],
    ['components/status-tag.tsx', '@/lib/monitor/check-site', 'A component draws'],
    ['components/status-tag.tsx', 'node:fs', 'A component draws'],
  ])('%s may not import %s', async (file, imported, sentence) => {
    expect((await complaints(file, imported)).join()).toContain(sentence);
  });

  it.each([
    ['lib/tls/judge.ts', '@/lib/words/locale'],
    ['lib/db/client.ts', '@/lib/tls/status'],
    ['lib/db/client.ts', './generated/client'],
    ['lib/monitor/check-site.ts', '@/lib/db/client'],
    ['components/status-tag.tsx', '@/lib/tls/status'],
    ['components/status-tag.tsx', '@/lib/quiet-hours/count-files'],
    ['app/page.tsx', '@/lib/monitor/check-site'],
  ])('%s may import %s', async (file, imported) => {
    expect(await complaints(file, imported)).toEqual([]);
  });

  it('keeps the environment in lib/env.ts', async () => {
    const [result] = await eslint.lintText('export const port = process.env.PORT;\n', {
      filePath: `${root}lib/tls/judge.ts`,
    });
    expect(result?.messages.map((message) => message.message).join()).toContain('Only lib/env.ts');
  });
});
