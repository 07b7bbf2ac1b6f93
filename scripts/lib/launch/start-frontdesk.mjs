import { join, relative } from 'node:path';
import { startApp, waitUntilReady } from '../system/app-process.mjs';
import { build } from '../build/build-steps.mjs';
import { withTreeLock } from '../build/node-runtime.mjs';
import { seedDemo } from '../demo/seed-demo.mjs';
import { messageOf, say, step } from '../system/terminal.mjs';
import { keepServing } from './keep-serving.mjs';
import { adminKey, clearTheWay, runLauncher, startStores } from './launcher.mjs';

/** @typedef {import('./launcher.mjs').Launch} Launch */

/**
 * Serves Frontdesk until it is told to stop.
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @param {number} port
 * @returns {Promise<number>} the exit code
 */
export function start(layout, port) {
  return runLauncher(layout, port, async (launch) => {
    await clearTheWay(layout, port);
    await withTreeLock(() => build());
    launch.stack.check();
    const { env } = await startStores(launch, port);
    const app = await openApp(launch, env);
    await step('Starting the app', () => waitUntilReady(app, launch.url));
    const frontdesk = { url: launch.url, adminKey: adminKey(layout) };
    await step('Preparing the demo businesses', () => seedDemo(frontdesk, layout.demo));
    printSummary(launch.url, layout);
    await keepServing(app, () => replaceApp(launch, env), launch.stack.closing);
  });
}

/**
 * @param {Launch} launch
 * @param {NodeJS.ProcessEnv} env
 */
async function openApp({ layout, stack, setApp }, env) {
  const app = await stack.open('app', () => startApp(layout.app, env));
  setApp(app);
  return app;
}

/**
 * @param {Launch} launch
 * @param {NodeJS.ProcessEnv} env
 */
async function replaceApp(launch, env) {
  launch.stack.forget('app');
  const app = await openApp(launch, env);
  await waitUntilReady(app, launch.url).then(
    () => say('  ✓ The app is running again.'),
    (/** @type {unknown} */ error) => say(`  ${messageOf(error)}`),
  );
  return app;
}

/**
 * @param {string} url
 * @param {import('../system/paths.mjs').DataLayout} layout
 */
function printSummary(url, layout) {
  const shown = (/** @type {string} */ path) => relative(process.cwd(), path) || path;
  say(`
  Frontdesk is running.

    Demo page      ${url}/demo
    API docs       ${url}/docs
    Admin docs     ${url}/admin/docs
    Admin key      ${process.env.ADMIN_API_KEY ? 'the one in ADMIN_API_KEY' : shown(layout.adminKey)}
    Demo keys      ${shown(layout.demo)}
    Data           ${shown(join(layout.dir))}/

  Stop with Ctrl-C.
`);
}
