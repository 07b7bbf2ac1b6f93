import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from '../system/paths.mjs';
import { testMutants } from './mutants.mjs';
import { runTests } from './run-tests.mjs';

/**
 * The files that repeat more often with a higher `TEST_DEPTH` (test/support/depth.ts), have tests for it alone
 * (test/support/deep-test.ts), or try other cases with a new seed.
 */
export const DEEP = [
  'scripts/start.spec.ts',
  'src/platform/http/lists/cursors.spec.ts',
  'test/deploys/machine.spec.ts',
  'test/deploys/release-scripts.spec.ts',
  'test/deploys/workflow.spec.ts',
  'test/e2e/chat-processes.spec.ts',
  'test/e2e/closed-doors.spec.ts',
  'test/e2e/connections.spec.ts',
  'test/e2e/demo-page.spec.ts',
  'test/e2e/docs-page.spec.ts',
  'test/e2e/durability-kills.spec.ts',
  'test/e2e/durability.spec.ts',
  'test/e2e/erasure-visitors.spec.ts',
  'test/e2e/erasure.spec.ts',
  'test/e2e/evaluations.spec.ts',
  'test/e2e/injections/injections.spec.ts',
  'test/e2e/monitoring/night-watch.spec.ts',
  'test/e2e/secrets.spec.ts',
  'test/e2e/slow-models.spec.ts',
  'test/e2e/source-websites.spec.ts',
  'test/e2e/traces.spec.ts',
  'test/grounding/corpora.spec.ts',
  'test/integration/buckets.spec.ts',
  'test/integration/bundled-model.spec.ts',
  'test/integration/event-log.spec.ts',
  'test/integration/migrations-under-load.spec.ts',
  'test/integration/model-budget.spec.ts',
  'test/integration/order-proof.spec.ts',
  'test/integration/point-in-time.spec.ts',
  'test/integration/queue-flood.spec.ts',
  'test/integration/tenant-db.spec.ts',
  'test/integration/weaviate.spec.ts',
  'test/isolation/product.spec.ts',
  'test/isolation/stores/concurrency.spec.ts',
  'test/isolation/stores/crashes.spec.ts',
  'test/isolation/stores/plans.spec.ts',
  'test/load/load.spec.ts',
  'test/outages/outages.spec.ts',
  'test/readers/readers.spec.ts',
  'test/web/widget-logic.spec.ts',
  'src/channels/messengers/rendering/split-runs.spec.ts',
  'src/imports/dto/row-checks.spec.ts',
  'src/kernel/instants.spec.ts',
  'src/kernel/money.spec.ts',
  'src/language/search/id-table.spec.ts',
  'src/language/search/number-lists.spec.ts',
  'src/language/search/trigram-index-changes.spec.ts',
  'src/opening-hours/schedule.logic.spec.ts',
  'src/platform/auth/api-key.spec.ts',
  'src/platform/http/client-address.spec.ts',
  'src/platform/http/body/json-body.spec.ts',
  'src/platform/http/body/json-fault.spec.ts',
];
/** A loop with ten times the rounds may take ten times as long. */
const TIMEOUT_MS = 1_800_000;

/** Other checks that are too slow for every change: scripts with their arguments. */
const CHECKS = [
  ['scripts/previous-version.mjs'],
  ['scripts/infra.mjs', 'deep'],
  ['scripts/infra.mjs', 'sizes'],
  ['scripts/infra.mjs', 'lint'],
  ['scripts/image-size.mjs'],
  ['scripts/fresh-start.mjs'],
  ['scripts/fuzz-api.mjs', '--examples', '1000'],
];

/**
 * @param {number} seed
 * @returns {Promise<number>} the exit code
 */
export async function testDeeply(seed) {
  const outcomes = [(await testMutants([])) === 0];
  for (const check of CHECKS) outcomes.push(await passes(check));
  const passed = outcomes.filter(Boolean).length;
  const before = { passed, failed: outcomes.length - passed };
  const env = { TEST_DEPTH: 'deep', TEST_SEED: String(seed) };
  const args = [`--testTimeout=${TIMEOUT_MS}`, '--runTestsByPath', ...DEEP];
  return runTests(args, { env, before });
}

/** @param {string[]} args */
async function passes(args) {
  const [code] = await once(spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }), 'exit');
  return code === 0;
}
