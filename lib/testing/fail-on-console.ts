import { format } from 'node:util';

import { afterAll, afterEach } from 'vitest';

/**
 * A test fails when console.error or console.warn is called during it, since nobody reads what a green run prints.
 * A test that expects the call says so: `vi.spyOn(console, 'error').mockImplementation(() => undefined)`.
 */
const unexpected: string[] = [];

for (const method of ['error', 'warn'] as const) {
  const original = console[method].bind(console);
  console[method] = (...values: unknown[]) => {
    unexpected.push(`console.${method}: ${format(...values)}`);
    original(...values);
  };
}

function failOnConsole(): void {
  const said = unexpected.splice(0);
  if (said.length > 0) throw new Error(`Unexpected output:\n${said.join('\n')}`);
}

afterEach(failOnConsole);
afterAll(failOnConsole);
