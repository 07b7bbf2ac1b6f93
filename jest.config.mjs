export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/scripts'],
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
    // This package exports for `import` only, and compiled tests `require`.
    '^eld/(\\w+)$': '<rootDir>/node_modules/eld/src/entries/static.$1.js',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.frontdesk'],
  setupFilesAfterEnv: ['<rootDir>/test/support/oracle-setup.ts'],
  watchman: false,
  // The suites share one Postgres and one Redis, and some of them empty or kill those.
  maxWorkers: 1,
  testTimeout: 20_000,
};
