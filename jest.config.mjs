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

/**
 * Looked up in the context of a test file, each takes a hundred times as long as a parameter of the module. None that tests
 * replace, such as Date; and not where packages of the stores run, which compare what they are given with these.
 */
const COMPUTED_WITH = [
  'Array',
  'Map',
  'Math',
  'Number',
  'Object',
  'Reflect',
  'Set',
  'Uint16Array',
  'Uint32Array',
  'Uint8Array',
];

/**
 * @param {string} displayName
 * @param {string[]} folders
 * @param {string} [testEnvironment]
 */
function project(displayName, folders, testEnvironment = 'node') {
  return { ...SHARED, displayName, testEnvironment, roots: folders.map((folder) => `<rootDir>/${folder}`) };
}

/** Each Jest worker has a database, a Redis and a process of the product to itself; the files of a worker share them. */
const STORES = '<rootDir>/test/support/stores-environment.mjs';

export default {
  projects: [
    {
      ...project('unit', [
        'src',
        'test/support',
        'test/eval',
        'test/readers',
        'test/speech',
        'test/sql',
        'test/faults',
        'test/grounding',
      ]),
      sandboxInjectedGlobals: COMPUTED_WITH,
    },
    project('scripts', ['scripts', 'test/monitoring']),
    project('web', ['test/web']),
    project('integration', ['test/integration'], STORES),
    project('e2e', ['test/e2e', 'test/isolation', 'test/load', 'test/platforms'], STORES),
    // Brings stores of its own, which it pulls away.
    project('outages', ['test/outages']),
    project('deploys', ['test/deploys']),
  ],
  watchman: false,
  testSequencer: '<rootDir>/scripts/lib/quality/longest-first.mjs',
  // A file computes for less than half of its time and otherwise waits, for the product and for its stores; more than
  // four workers starve these.
  maxWorkers: Math.min(4, 2 * availableParallelism()),
  // What earlier files leave in a worker's heap ends with its process; the next one has the same stores.
  workerIdleMemoryLimit: '1GB',
  // Nothing waits for it but what hangs, so it allows for a machine that is busy with other things.
  testTimeout: 120_000,
};
