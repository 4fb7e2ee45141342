import { fileURLToPath } from 'node:url';

// Nothing that a run starts outlives it: jest's workers and all node processes below them end with their parent.
const endWithParent = fileURLToPath(new URL('setup/endWithParent.cjs', import.meta.url));
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(endWithParent)}`.trim();
// Jest itself ends with npm: a runner that times out kills `npm test` only.
if (process.env.npm_lifecycle_event) await import('./setup/endWithParent.cjs');

// ESM sources, run as CommonJS by swc: jest's own ESM mode still needs a flag and does not hoist jest.mock.
const swc = (ignoreDynamic) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs', ignoreDynamic },
  },
];
const common = {
  // Absolute: jest resolves a project's relative rootDir against the working directory.
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  transform: { '^.+\\.m?[jt]sx?$': swc(true) },
  // The packages that ship ES modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(jose|adaptivecards|swiper|@pnp|pkijs|asn1js|bytestreamjs|@peculiar|@noble)/)',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

const outside = ['/node_modules/', '/dist/'];
const testTimeout = '<rootDir>/test/setup/testTimeout.ts';
const nodeEnvironment = '<rootDir>/test/setup/nodeEnvironment.cjs';

// The folders and files (without `.ts`) that `npm run test:fast` leaves out, by project.
const apart = {
  // They read the sources, the documents and the files of the installation.
  sources: ['/infra/appPackage/', '/test/architecture/', '/test/goldens/', '/test/infrastructure/'],
  // They start processes, an emulator over HTTP or a database, wait for connections in real time, or try every combination.
  contracts: [
    '/infra/local/',
    '/infra/verify/verifyExample.test',
    '/procedure/commands/hostileForms.test',
    '/server/endOnUncaughtError.test',
    '/server/http/',
    '/tab/api/access/costs.test',
    '/tab/api/pack/',
    '/test/attacks/',
    '/test/contracts/',
    '/test/matrix/',
    '/test/walk/',
  ],
};
const project = (displayName) => ({
  ...common,
  displayName,
  testEnvironment: nodeEnvironment,
  testMatch: apart[displayName].map((path) => `<rootDir>${path}${path.endsWith('/') ? '**/*.test.ts' : '.ts'}`),
  setupFilesAfterEnv: [testTimeout],
  testPathIgnorePatterns: outside,
});

/** Tests that start the whole system in separate processes. */
const journeys = {
  ...common,
  testEnvironment: nodeEnvironment,
  globalSetup: '<rootDir>/test/setup/system.ts',
  setupFilesAfterEnv: [testTimeout],
};

export default {
  rootDir: '..',
  maxWorkers: 3,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testEnvironment: nodeEnvironment,
      testMatch: ['<rootDir>/**/*.test.ts'],
      setupFilesAfterEnv: [testTimeout],
      testPathIgnorePatterns: [...outside, '/test/journeys/', ...Object.values(apart).flat()],
    },
    {
      ...common,
      displayName: 'page',
      testEnvironment: '<rootDir>/test/setup/pageEnvironment.cjs',
      // The page loads its own parts as it needs them.
      transform: { '^.+\\.m?[jt]sx?$': swc(false) },
      testMatch: ['<rootDir>/tab/page/**/*.test.tsx'],
      setupFiles: ['<rootDir>/test/setup/page.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/setup/pageMatchers.ts', testTimeout],
      moduleNameMapper: { '\\.css$': '<rootDir>/test/setup/empty.cjs' },
    },
    project('sources'),
    project('contracts'),
    { ...journeys, displayName: 'journeys', testMatch: ['<rootDir>/test/journeys/**/*.test.ts'] },
    { ...journeys, displayName: 'browser', testMatch: ['<rootDir>/test/journeys/**/*.e2e.ts'] },
  ],
};
