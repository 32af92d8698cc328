const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    target: 'es2023',
    experimental: { keepImportAttributes: true },
    transform: { react: { runtime: 'automatic', importSource: 'preact' } },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** Suites against emulators of AWS are started by scripts of their own, which prepare what these need. */
const slow = ['/test/emulator/', '/test/deploy/'];

export default {
  testEnvironment: 'node',
  // Tests that start processes take as long as a busy machine takes.
  testTimeout: 120_000,
  // By default one core is left idle, which on a machine of two is half of it.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: process.env.IEM_EMULATOR ? ['/node_modules/'] : ['/node_modules/', ...slow],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.{ts,tsx}', 'functions/**/*.ts'],
  coverageReporters: ['text-summary', 'lcov'],
  coverageThreshold: { global: { lines: 90 } },
};
