import { fileURLToPath } from 'node:url';

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
  transformIgnorePatterns: ['/node_modules/(?!(jose|adaptivecards|swiper|@pnp)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

const outside = ['/node_modules/', '/dist/'];
/** Tests that start the whole system, in processes of their own. */
const journeys = {
  ...common,
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/setup/system.ts',
  setupFilesAfterEnv: ['<rootDir>/test/setup/patience.ts'],
};

export default {
  rootDir: '..',
  maxWorkers: 3,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/**/*.test.ts'],
      // Contracts run over HTTP and SQLite: on a busy machine five seconds are no sign of a fault.
      setupFilesAfterEnv: ['<rootDir>/test/setup/patience.ts'],
      testPathIgnorePatterns: [...outside, '/test/journeys/'],
    },
    {
      ...common,
      displayName: 'page',
      testEnvironment: 'jsdom',
      // The page loads its own parts as it needs them.
      transform: { '^.+\\.m?[jt]sx?$': swc(false) },
      testMatch: ['<rootDir>/tab/page/**/*.test.tsx'],
      setupFiles: ['<rootDir>/test/setup/page.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/setup/pageMatchers.ts', '<rootDir>/test/setup/patience.ts'],
      moduleNameMapper: { '\\.css$': '<rootDir>/test/setup/empty.cjs' },
    },
    { ...journeys, displayName: 'journeys', testMatch: ['<rootDir>/test/journeys/**/*.test.ts'] },
    { ...journeys, displayName: 'browser', testMatch: ['<rootDir>/test/journeys/**/*.e2e.ts'] },
  ],
};
