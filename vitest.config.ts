import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      // It exists only to break a browser bundle, and would break plain Node as well.
      'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  test: {
    environment: 'node',
    include: ['{app,bench,components,lib,prisma,scripts}/**/*.test.{ts,tsx,mjs}'],
    exclude: ['**/node_modules/**', '.next/**', '.kigen/**', 'lib/db/generated/**'],
    setupFiles: ['./lib/testing/fail-on-console.ts'],
    restoreMocks: true,
    unstubEnvs: true,
    // A machine with two busy cores is slow; a test that hangs is still found.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
