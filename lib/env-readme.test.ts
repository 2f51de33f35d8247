import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Name and default of every variable that lib/env.ts reads, as they stand in its source. */
const settings = [...read('lib/env.ts').matchAll(/^ {2}([A-Z][A-Z_]+): setting\(\s*'([^']*)'/gm)].map(
  ([, name = '', fallback = '']) => ({ name, fallback }),
);

describe.each(['README.md', 'README.ja.md'])('the settings in %s', (file) => {
  const rows = [...read(file).matchAll(/^\| `([A-Z][A-Z_]+)` \| (\S+) \| .{5,} \|$/gm)].map(
    ([, name = '', fallback = '']) => ({ name, fallback }),
  );

  it('are those that lib/env.ts reads, in its order and with its defaults', () => {
    expect(settings.length).toBeGreaterThan(0);
    expect(rows).toEqual(
      settings.map(({ name, fallback }) => ({ name, fallback: fallback ? `\`${fallback}\`` : '–' })),
    );
  });
});

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
