import { readdirSync } from 'node:fs';

/**
 * The arrows of the house point one way:
 * main* → roots → features → assistant → language, platform → kernel; `config` is read by `platform` and the roots.
 */
const BELOW_FEATURES = new Set(['assistant', 'config', 'kernel', 'language', 'platform']);

/** Every other folder of `src/`, so a new one is a feature without being listed. */
const FEATURE_NAMES = readdirSync(new URL('src/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !BELOW_FEATURES.has(entry.name))
  .map(({ name }) => name);
const FEATURES = `(${FEATURE_NAMES.join('|')})`;

/**
 * A feature's door, by the kind of file: its module, the services that the module exports, abstract ports, plain types
 * and the shapes of its answers, which the API documents publish. Everything else is its own affair.
 */
const DOOR = '[.](?:module|service|port|types|dto)[.]ts$';

/** Readers of shops' exports: plain functions. */
const PURE_READERS = '^src/imports/exports/(?:read-export|csv-table)[.]ts$';

const SPECS = '[.]spec[.]ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or one of them knows too much.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere passes swc and fails at start.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'kernel-is-pure',
      comment:
        'The kernel is plain TypeScript that anybody may use: it knows only itself and small libraries.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: SPECS },
      to: { path: ['^src/(?!kernel/)', 'node_modules/(@nestjs|typeorm|pg|ioredis|bullmq|express)/'] },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'The platform is infrastructure: it would serve another product as well.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: SPECS },
      to: { path: `^src/(${FEATURES}|assistant|language)/` },
    },
    {
      name: 'platform-has-no-folder-cycles',
      comment:
        'Two folders of the platform that need each other are one folder, or one arrow has to be turned by a port.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/platform/' },
      to: { circular: true },
    },
    {
      name: 'language-knows-the-kernel-alone',
      comment: 'Reading text is a pure library: no Nest, no stores, no feature.',
      severity: 'error',
      from: { path: '^src/language/', pathNot: SPECS },
      to: {
        path: ['^src/(?!language/|kernel/)', 'node_modules/(@nestjs|typeorm|pg|ioredis|bullmq|express)/'],
      },
    },
    {
      name: 'assistant-is-a-contract',
      comment: 'What chat and the abilities agree on: it knows what they read with, and none of them.',
      severity: 'error',
      from: { path: '^src/assistant/', pathNot: SPECS },
      to: { path: `^src/(${FEATURES}|config)/` },
    },
    {
      name: 'config-knows-nothing',
      comment: 'Config classes are leaves: reading a setting must not load the thing that is set.',
      severity: 'error',
      from: { path: '^src/config/', pathNot: SPECS },
      to: { path: '^src/(?!config/|kernel/)' },
    },
    {
      name: 'config-is-for-platform-and-roots',
      comment:
        'Features get what they need injected, so that they can be tested without an environment. Health, admin and demo ' +
        'describe the settings; queue opens the connection that its workers block on, chat the one to its own processes.',
      severity: 'error',
      from: {
        path: `^src/${FEATURES}/`,
        pathNot: [SPECS, '^src/(health|admin|queue|demo)/', '^src/chat/(grpc/|chat-engine[.]module)'],
      },
      to: { path: '^src/config/' },
    },
    {
      name: 'nobody-imports-the-roots',
      comment: 'main* and the root modules compose everything; an arrow back to them would close a circle.',
      severity: 'error',
      from: { path: '^src/.+/' },
      to: { path: '^src/[^/]+[.]ts$' },
    },
    {
      name: 'features-meet-at-the-door',
      comment:
        'A feature uses another one through its module, exported services, ports, types and wire shapes only.',
      severity: 'error',
      from: { path: `^src/${FEATURES}/`, pathNot: SPECS },
      to: { path: `^src/${FEATURES}/`, pathNot: [DOOR, PURE_READERS, '^src/$1/'] },
    },
    {
      name: 'chat-knows-no-tools',
      comment:
        'Features contribute their tools to chat by decorated providers, so a new ability never changes chat.',
      severity: 'error',
      from: { path: '^src/chat/', pathNot: SPECS },
      to: { path: `^src/(?!chat/)${FEATURES}/` },
    },
    {
      name: 'queue-knows-no-feature',
      comment: 'The roots hand it the job handlers; the queue only moves jobs.',
      severity: 'error',
      from: { path: '^src/queue/', pathNot: SPECS },
      to: { path: `^src/(?!queue/)${FEATURES}/` },
    },
    {
      name: 'metrics-are-declared',
      comment: 'A metric made elsewhere than from its declaration has labels that nobody has bounded.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/metrics/' },
      to: { path: 'node_modules/prom-client/' },
    },
    {
      name: 'tracing-is-loaded-when-wanted',
      comment: 'Off means not loaded: without an endpoint for traces nothing of their SDK may be imported.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/tracing/(?:start-tracing|instrumentations|edge)[.]' },
      to: { path: 'node_modules/(?:@opentelemetry/(?!api/)|bullmq-otel/|import-in-the-middle/)' },
    },
    {
      name: 'tracing-is-imported-by-a-call',
      comment: 'As above: an import at the top of a file loads it always.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/platform/tracing/(?:start-tracing[.]ts$|instrumentations[.]ts$|.*[.]spec[.]ts$)',
      },
      to: { path: '^src/platform/tracing/(?:start-tracing|instrumentations|edge)[.]ts$', dynamic: false },
    },
    {
      name: 'no-barrels',
      comment: 'An index.ts that re-exports a folder is how cycles and slow starts begin.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/.*/index[.]ts$' },
    },
    {
      name: 'server-and-web-are-apart',
      comment: 'The browser gets its own bundle and speaks to the server over HTTP only.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
    {
      name: 'no-test-code-in-the-product',
      comment: 'What is served must run without development packages, specs and test tools.',
      severity: 'error',
      from: { path: '^src/', pathNot: SPECS },
      to: { path: [SPECS, '^test/', '^scripts/', '^bench/'] },
    },
    {
      name: 'no-development-packages',
      comment: 'The image is installed without devDependencies: an import of one fails in production only.',
      severity: 'error',
      from: { path: '^src/', pathNot: SPECS },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
