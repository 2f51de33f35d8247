import next from '@next/eslint-plugin-next';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Which way imports may point. Each entry: where the rule holds, what may not be imported there, and where to go instead. */
const noApp = {
  group: ['@/app/**', '@/components/**'],
  message: 'lib knows nothing of pages: pass a value or a callback in, and call lib from app.',
};
const noPrisma = {
  group: ['@/lib/db/generated/**', '@prisma/**', 'better-sqlite3', '**/generated/*'],
  message: 'Only lib/db speaks to the database: add a query there that returns our own type.',
};
const noFramework = {
  group: ['next', 'next/**', 'next-intl', 'next-intl/**', 'react', 'react/**', 'react-dom', 'react-dom/**'],
  message: 'This room is plain TypeScript: take values in, give values out, and let app do what needs Next or React.',
};
const noOtherRooms = (...allowed) => ({
  group: [
    '@/lib/*',
    '@/lib/*/**',
    ...allowed.flatMap((room) => [`!@/lib/${room}`, `!@/lib/${room}/**`]),
    '!@/lib/testing',
    '!@/lib/testing/**',
  ],
  message: `This room is pure: it may import ${allowed.join(', ')} and nothing else of lib. Take what you need as a parameter.`,
});
const noTesting = {
  group: ['@/lib/testing/**', '@/e2e/**'],
  message: 'lib/testing is for tests, benches and the demo only.',
};
const drawsOnly = {
  group: [
    '@/lib/db/**',
    '@/lib/monitor/**',
    '@/lib/notify/**',
    '@/lib/recovery/**',
    '@/lib/auth/**',
    '@/lib/env',
    '@/app/**',
    'node:*',
  ],
  message: 'A component draws what it is given: fetch in the page and pass the value, pass the action as a prop.',
};
const outOfTheRoom = (up) => ({
  group: [up],
  message: "This leaves the room: import other rooms by '@/…', so that the direction rules can see it.",
});

const directions = (files, ...patterns) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});
const tests = ['**/*.test.ts', '**/*.test.tsx', '**/*.test.mjs'];

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.kigen/**',
      'node_modules/**',
      'lib/db/generated/**',
      'data/**',
      'next-env.d.ts',
      'playwright-report/**',
      'test-results/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@next/next': next, 'react-hooks': reactHooks },
    rules: {
      ...next.configs.recommended.rules,
      ...next.configs['core-web-vitals'].rules,
      '@typescript-eslint/consistent-type-imports': 'error',
      // `await using _ = …` keeps a thing for its disposal alone.
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportAllDeclaration',
          message: 'No barrels: import from the file that defines the thing.',
        },
        {
          selector: 'JSXAttribute[name.name="style"]',
          message: 'The Content-Security-Policy refuses style attributes: use a class, or the attributes of an SVG.',
        },
      ],
    },
  },
  { files: ['{app,components}/**/*.{ts,tsx}'], rules: reactHooks.configs.recommended.rules },
  {
    files: ['{app,components,lib}/**/*.{ts,tsx}'],
    ignores: ['lib/env.ts', 'lib/testing/**', ...tests],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only lib/env.ts reads the environment: import { env } from there.',
        },
      ],
    },
  },
  directions(['lib/env*.ts'], noApp, noPrisma),
  directions(
    ['lib/recovery/**/*.ts'],
    noApp,
    noPrisma,
    noFramework,
    noOtherRooms('words', 'hosting', 'tls'),
    outOfTheRoom('../*'),
  ),
  directions(
    ['lib/quiet-hours/**/*.ts'],
    noApp,
    noPrisma,
    noFramework,
    noOtherRooms('words', 'hosting'),
    outOfTheRoom('../*'),
  ),
  directions(
    ['lib/letters/**/*.ts'],
    noApp,
    noPrisma,
    noFramework,
    noOtherRooms('words', 'hosting', 'tls'),
    outOfTheRoom('../*'),
  ),
  directions(
    ['lib/events/**/*.ts'],
    noApp,
    noPrisma,
    noFramework,
    noOtherRooms('words', 'hosting', 'tls', 'recovery', 'events'),
    outOfTheRoom('../*'),
  ),
  directions(
    ['lib/notify/**/*.ts'],
    noApp,
    noPrisma,
    noFramework,
    noOtherRooms('db', 'auth', 'monitor', 'events', 'tls', 'hosting', 'recovery', 'words', 'env', 'log', 'notify'),
    outOfTheRoom('../*'),
  ),
  directions(
    ['lib/diagnosis/**/*.ts'],
    noApp,
    noPrisma,
    noFramework,
    noOtherRooms('words', 'hosting', 'tls', 'diagnosis'),
    outOfTheRoom('../*'),
  ),
  directions(['lib/{tls,hosting}/**/*.ts'], noApp, noPrisma, noFramework, noOtherRooms('words'), outOfTheRoom('../*')),
  directions(['lib/learn/**/*.ts'], noApp, noPrisma, noFramework, noOtherRooms('words', 'learn'), outOfTheRoom('../*')),
  directions(['lib/words/**/*.ts'], noApp, noPrisma, noOtherRooms('words'), outOfTheRoom('../*')),
  directions(
    ['lib/db/**/*.ts'],
    noApp,
    noFramework,
    noOtherRooms('tls', 'hosting', 'diagnosis', 'recovery', 'events', 'quiet-hours', 'words', 'env'),
    outOfTheRoom('../*'),
  ),
  directions(
    ['lib/monitor/**/*.ts'],
    noApp,
    noPrisma,
    noFramework,
    noOtherRooms('db', 'tls', 'hosting', 'letters', 'diagnosis', 'recovery', 'events', 'words', 'env', 'log'),
    outOfTheRoom('../*'),
  ),
  directions(
    ['lib/auth/**/*.ts'],
    noApp,
    noPrisma,
    noFramework,
    noOtherRooms('db', 'words', 'env', 'env-values'),
    outOfTheRoom('../*'),
  ),
  directions(
    ['lib/view/**/*.ts'],
    noApp,
    noPrisma,
    noOtherRooms(
      'db',
      'monitor',
      'notify',
      'events',
      'tls',
      'hosting',
      'letters',
      'quiet-hours',
      'diagnosis',
      'recovery',
      'words',
      'env',
      'log',
    ),
    outOfTheRoom('../*'),
  ),
  directions(['lib/testing/**/*.ts'], noApp),
  directions(['components/**/*.{ts,tsx}'], noPrisma, noTesting, drawsOnly),
  directions(['app/**/*.{ts,tsx}'], noPrisma, noTesting),
  directions(['app/**/*.test.ts'], noPrisma),
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    ...tseslint.configs.disableTypeChecked,
  },
);
