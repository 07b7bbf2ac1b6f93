import { availableParallelism } from 'node:os';

const SHARED = {
  testRegex: '\\.spec\\.ts$',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^fast-check$': '<rootDir>/test/support/seeded-fast-check.ts',
    // This package exports for `import` only, and compiled tests `require`.
    '^eld/(\\w+)$': '<rootDir>/node_modules/eld/src/entries/static.$1.js',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.frontdesk'],
  setupFilesAfterEnv: ['<rootDir>/test/support/oracle-setup.ts'],
};

/** All files of a worker have one global object and one copy of each package; what a file changes of it is put back. */
const ONE_REALM = {
  runtime: '<rootDir>/test/support/one-realm/runtime.mjs',
  testEnvironment: '<rootDir>/test/support/one-realm/environment.mjs',
};
/** Each Jest worker has a database, a Redis and a process of the product to itself; the files of a worker share them. */
const STORES = { ...ONE_REALM, testEnvironment: '<rootDir>/test/support/stores-environment.mjs' };
/** Jest's own, with a global object for each file: for files that compute in other processes. */
const OWN_REALM = { testEnvironment: '<rootDir>/test/support/own-realm-environment.mjs' };

/**
 * @param {string} displayName
 * @param {string[]} folders
 * @param {{testEnvironment: string, runtime?: string}} [realm]
 */
function project(displayName, folders, realm = ONE_REALM) {
  return { ...SHARED, ...realm, displayName, roots: folders.map((folder) => `<rootDir>/${folder}`) };
}

export default {
  projects: [
    project('unit', [
      'src',
      'clients/typescript/src',
      'test/support',
      'test/eval',
      'test/readers',
      'test/speech',
      'test/sql',
      'test/faults',
      'test/grounding',
    ]),
    project('scripts', ['scripts', 'test/monitoring'], OWN_REALM),
    project('web', ['test/web'], OWN_REALM),
    project('integration', ['test/integration'], STORES),
    project('e2e', ['test/e2e', 'test/isolation', 'test/load', 'test/platforms'], STORES),
    // Brings stores of its own, which it pulls away.
    project('outages', ['test/outages'], OWN_REALM),
    project('deploys', ['test/deploys'], OWN_REALM),
  ],
  watchman: false,
  testSequencer: '<rootDir>/scripts/lib/quality/longest-first.mjs',
  // A file computes for less than half of its time and otherwise waits, for the product and for its stores; more than
  // four workers starve these.
  maxWorkers: Math.min(4, 2 * availableParallelism()),
  // What earlier files leave in a worker's heap ends with its process; the next one has the same stores.
  workerIdleMemoryLimit: '2.5GB',
  // Nothing waits for it but what hangs, so it allows for a machine that is busy with other things.
  testTimeout: 300_000,
};
