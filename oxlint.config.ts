import { defineConfig, type DummyRuleMap } from 'oxlint';

/** `process.env` is read once, by src/config; elsewhere a setting would be invisible to the README and to validation. */
const NO_ENV = {
  object: 'process',
  property: 'env',
  message: 'Read it in src/config and inject the config class.',
};

const NO_COPIED_PATTERN = {
  property: 'matchAll',
  message: 'It copies the pattern at each call; use matchesOf (language/text/matches).',
};

/** Mistakes that need no types to be seen. */
const MISTAKES = [
  ...['for-direction', 'no-async-promise-executor', 'no-case-declarations', 'no-compare-neg-zero'],
  ...['no-cond-assign', 'no-constant-binary-expression', 'no-constant-condition', 'no-control-regex'],
  ...['no-debugger', 'no-delete-var', 'no-dupe-else-if', 'no-duplicate-case', 'no-empty', 'no-ex-assign'],
  ...['no-empty-character-class', 'no-empty-function', 'no-empty-pattern', 'no-empty-static-block'],
  ...['no-extra-boolean-cast', 'no-fallthrough', 'no-global-assign', 'no-invalid-regexp'],
  ...['no-irregular-whitespace', 'no-loss-of-precision', 'no-misleading-character-class'],
  ...['no-nonoctal-decimal-escape', 'no-prototype-builtins', 'no-regex-spaces', 'no-self-assign'],
  ...['no-shadow-restricted-names', 'no-sparse-arrays', 'no-unassigned-vars', 'no-unsafe-finally'],
  ...['no-unused-labels', 'no-unused-private-class-members'],
  ...['no-unused-expressions', 'no-array-constructor', 'no-useless-assignment', 'no-useless-backreference'],
  ...['no-useless-catch', 'no-useless-constructor', 'no-useless-escape', 'no-var', 'prefer-const'],
  ...['prefer-rest-params', 'prefer-spread', 'preserve-caught-error', 'require-yield', 'use-isnan'],
  ...['valid-typeof', 'no-console'],
];

/** Mistakes that types show, of files without them. */
const UNTYPED = [
  ...['constructor-super', 'getter-return', 'no-class-assign', 'no-const-assign', 'no-dupe-class-members'],
  ...['no-dupe-keys', 'no-func-assign', 'no-import-assign', 'no-new-native-nonconstructor', 'no-obj-calls'],
  ...['no-redeclare', 'no-setter-return', 'no-this-before-super', 'no-undef', 'no-unreachable'],
  ...['no-unsafe-negation', 'no-unsafe-optional-chaining', 'no-with'],
];

/** The strict rules of typescript-eslint. */
const TYPED = [
  ...['await-thenable', 'no-array-delete', 'no-base-to-string', 'no-deprecated', 'no-dynamic-delete'],
  ...['no-duplicate-enum-values', 'no-duplicate-type-constituents', 'no-empty-object-type'],
  ...['no-explicit-any', 'no-extra-non-null-assertion', 'no-floating-promises', 'no-for-in-array'],
  ...['no-generated-empty-object-type', 'no-implied-eval', 'no-invalid-void-type'],
  ...['no-meaningless-void-operator', 'no-misused-new', 'no-misused-promises', 'no-mixed-enums'],
  ...['no-namespace', 'no-non-null-asserted-nullish-coalescing', 'no-non-null-asserted-optional-chain'],
  ...['no-non-null-assertion', 'no-redundant-type-constituents', 'no-require-imports', 'no-this-alias'],
  ...['no-unnecessary-boolean-literal-compare', 'no-unnecessary-template-expression'],
  ...['no-unnecessary-type-arguments', 'no-unnecessary-type-assertion', 'no-unnecessary-type-constraint'],
  ...['no-unnecessary-type-conversion', 'no-unnecessary-type-parameters', 'no-unsafe-argument'],
  ...['no-unsafe-assignment', 'no-unsafe-call', 'no-unsafe-declaration-merging'],
  ...['no-unsafe-enum-comparison', 'no-unsafe-function-type', 'no-unsafe-member-access'],
  ...['no-unsafe-return', 'no-unsafe-unary-minus', 'no-useless-default-assignment'],
  ...['no-wrapper-object-types', 'only-throw-error', 'prefer-as-const', 'prefer-literal-enum-member'],
  ...['prefer-namespace-keyword', 'prefer-promise-reject-errors', 'prefer-reduce-type-parameter'],
  ...['prefer-return-this-type', 'related-getter-setter-pairs', 'triple-slash-reference'],
  ...['unbound-method', 'unified-signatures', 'use-unknown-in-catch-callback-variable'],
].map((name) => `typescript/${name}`);

const HOUSE = [
  ...['no-focused-or-skipped-tests', 'no-forward-ref', 'no-long-pattern', 'todo-needs-issue'],
  ...['disable-needs-reason'],
].map((name) => `house/${name}`);

function all(names: readonly string[], severity: 'error' | 'off'): DummyRuleMap {
  return Object.fromEntries(names.map((name) => [name, severity]));
}

export default defineConfig({
  plugins: ['typescript'],
  jsPlugins: [{ name: 'house', specifier: './scripts/lint/house-rules.mjs' }],
  categories: { correctness: 'off' },
  options: { typeAware: true, typeCheck: true, reportUnusedDisableDirectives: 'error' },
  env: { builtin: true },
  ignorePatterns: [
    ...['dist/', 'dist.new/', 'dist.old/', 'web/dist/', 'coverage/', '.frontdesk/'],
    ...['clients/typescript/src/schema.ts', 'web/console/api/schema.ts'],
  ],
  rules: {
    ...all([...MISTAKES, ...TYPED, ...HOUSE], 'error'),
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    'typescript/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
    // Nest modules are classes without members, by design.
    'typescript/no-extraneous-class': ['error', { allowWithDecorator: true }],
    // Narrowing by `in` and by absence is clearer than the rule's alternatives in parsers of outside data.
    'typescript/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
    'typescript/restrict-plus-operands': [
      'error',
      {
        allowAny: false,
        allowBoolean: false,
        allowNullish: false,
        allowNumberAndString: false,
        allowRegExp: false,
      },
    ],
    // Numbers are safe in a template; the rule is there for objects.
    'typescript/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    'typescript/return-await': ['error', 'error-handling-correctness-only'],
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  },
  overrides: [
    {
      files: ['web/**/*.ts', 'web/**/*.tsx', 'migrations/**/*.ts'],
      excludeFiles: ['**/*.spec.ts', 'migrations/data-source.ts'],
      rules: { 'no-restricted-properties': ['error', NO_ENV] },
    },
    {
      files: ['src/**/*.ts'],
      excludeFiles: ['src/config/**', '**/*.spec.ts'],
      rules: { 'no-restricted-properties': ['error', NO_ENV, NO_COPIED_PATTERN] },
    },
    {
      files: ['src/**/*.ts', 'test/**/*.ts'],
      excludeFiles: ['src/kernel/errors.ts'],
      rules: { 'house/errors-are-listed': 'error' },
    },
    {
      files: ['src/**/*.ts'],
      excludeFiles: ['src/platform/tenancy/knowledge-version.ts'],
      rules: { 'house/one-knowledge-version': 'error' },
    },
    {
      files: ['src/**/*.ts'],
      excludeFiles: ['src/platform/weaviate/tenant-vectors.ts'],
      rules: { 'house/one-tenant-handle': 'error' },
    },
    {
      files: ['src/**/*.ts'],
      excludeFiles: ['src/platform/weaviate/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          { name: 'weaviate-client', message: 'Use the classes of platform/weaviate.' },
        ],
      },
    },
    {
      // Tests assert on parsed answers, pass methods to expect, and reach for `delete` and dynamic keys.
      files: ['**/*.spec.ts', 'test/**/*.ts'],
      rules: {
        'house/no-sleep-in-tests': 'error',
        // What a test expects is often a whole message.
        'house/no-long-pattern': 'off',
        // `expect.any(…)` is declared as any.
        'typescript/no-unsafe-assignment': 'off',
        'typescript/unbound-method': 'off',
        'typescript/no-non-null-assertion': 'off',
        'typescript/no-dynamic-delete': 'off',
        'no-empty-function': 'off',
      },
    },
    {
      // Programs: they print, read the environment, and are checked as JavaScript with JSDoc.
      files: [
        'scripts/**',
        'bench/**',
        'docker/**',
        'infra/**',
        'ops/**',
        'test/**/*.mjs',
        'web/*.mjs',
        'web/console/*.mjs',
        '*.mjs',
      ],
      rules: {
        'no-console': 'off',
        'no-empty-function': 'off',
        // JSDoc gives `JSON.parse` its type by a declaration or a cast, which these rules do not see.
        'typescript/no-unnecessary-type-assertion': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-return': 'off',
      },
    },
    {
      // Outside tsconfig.json, so without types.
      files: ['web/*.mjs', 'web/console/*.mjs', 'docker/**/*.mjs', '.dependency-cruiser.mjs'],
      env: { node: true },
      rules: { ...all(TYPED, 'off'), ...all(UNTYPED, 'error') },
    },
  ],
});
