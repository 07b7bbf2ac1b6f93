import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { houseRules } from './scripts/lint/house-rules.mjs';

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

/** Each error code stands in a list, so that its status, log level and meaning are known and documented. */
const UNLISTED_ERROR = {
  selector: "NewExpression[callee.name='DomainError']",
  message: "List the code in the feature's *.errors.ts with defineErrors, and throw from that list.",
};

/** Raised in one way, so that an answer is never older than a change of what the assistant knows. */
const OWN_KNOWLEDGE_VERSION = ['Literal[value=', 'TemplateElement[value.raw='].map((place) => ({
  selector: `${place}/knowledge_version\\s*=/]`,
  message: 'Raise it by RAISE_KNOWLEDGE_VERSION of platform/tenancy/knowledge-version.ts.',
}));

/** A handle of one tenant's vectors is made in one place, from the tenant in context. */
const OWN_TENANT_HANDLE = {
  selector: "CallExpression[callee.property.name='withTenant']",
  message: 'Use TenantVectors of platform/weaviate: only it makes handles of tenants.',
};

/** Nest reads constructor parameter types at run time, so these imports must stay value imports. */
/** @type {import('eslint').Linter.RulesRecord} */
const SAFE_FOR_INJECTION = { '@typescript-eslint/consistent-type-imports': 'off' };

export default defineConfig(
  globalIgnores([
    'dist/',
    'dist.new/',
    'dist.old/',
    'web/dist/',
    'coverage/',
    '.frontdesk/',
    '**/node_modules/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house: houseRules },
    rules: {
      ...SAFE_FOR_INJECTION,
      'house/no-focused-or-skipped-tests': 'error',
      'house/no-forward-ref': 'error',
      'house/no-long-pattern': 'error',
      'house/todo-needs-issue': 'error',
      'house/disable-needs-reason': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Numbers are safe in a template; the rule is there for objects.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Nest modules are classes without members, by design.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // `() => doIt()` is how a short callback is written here.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // An interface may promise more than one of its implementations has to wait for.
      '@typescript-eslint/require-await': 'off',
      // DTO classes describe the wire (validation, OpenAPI); answers of that shape are made as object literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // Narrowing by `in` and by absence is clearer than the rule's alternatives in parsers of outside data.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
    },
  },
  {
    files: ['web/**/*.ts', 'migrations/**/*.ts'],
    ignores: ['**/*.spec.ts', 'migrations/data-source.ts'],
    rules: { 'no-restricted-properties': ['error', NO_ENV] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/config/**', '**/*.spec.ts'],
    rules: { 'no-restricted-properties': ['error', NO_ENV, NO_COPIED_PATTERN] },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    ignores: ['src/kernel/errors.ts'],
    rules: { 'no-restricted-syntax': ['error', UNLISTED_ERROR] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/kernel/errors.ts', 'src/platform/tenancy/knowledge-version.ts'],
    rules: {
      'no-restricted-syntax': ['error', UNLISTED_ERROR, OWN_TENANT_HANDLE, ...OWN_KNOWLEDGE_VERSION],
    },
  },
  {
    files: ['src/platform/weaviate/tenant-vectors.ts'],
    rules: { 'no-restricted-syntax': ['error', UNLISTED_ERROR, ...OWN_KNOWLEDGE_VERSION] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/weaviate/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: 'weaviate-client', message: 'Use the classes of platform/weaviate.' },
      ],
    },
  },
  {
    files: ['web/**/*.ts'],
    languageOptions: { globals: globals.browser },
  },
  {
    // Tests assert on parsed answers, pass methods to expect, and reach for `delete` and dynamic keys.
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    languageOptions: { globals: globals.jest },
    rules: {
      'house/no-sleep-in-tests': 'error',
      // What a test expects is often a whole message.
      'house/no-long-pattern': 'off',
      // `expect.any(…)` is declared as any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-empty-function': 'off',
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
      '*.mjs',
    ],
    languageOptions: { globals: globals.node },
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // JSDoc gives `JSON.parse` its type by a declaration or a cast, which these rules do not see.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Outside tsconfig.json, so without types.
    files: ['web/*.mjs', 'docker/**/*.mjs', '.dependency-cruiser.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  prettier,
);
