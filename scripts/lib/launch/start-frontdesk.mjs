import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppOutput } from '../system/app-output.mjs';
import { startApp, waitUntilReady } from '../system/app-process.mjs';
import { build } from '../build/build-steps.mjs';
import { writeAddress } from '../system/instance.mjs';
import { withTreeLock } from '../build/node-runtime.mjs';
import { demoSignIn } from '../demo/demo-owner.mjs';
import { seedDemo } from '../demo/seed-demo.mjs';
import { freePort } from '../system/ports.mjs';
import { messageOf, say, step } from '../system/terminal.mjs';
import { keepServing } from './keep-serving.mjs';
import { adminKey, checkConfiguration, clearTheWay, runLauncher, startStores } from './launcher.mjs';

/** The app prints a request's line just after its answer. */
const LAST_LINES_MS = 150;

/** Where Prometheus looks for exporters of this kind; another one when it is taken. */
const METRICS_PORT = 9464;

/** @typedef {import('./launcher.mjs').Launch} Launch */
/** @typedef {import('../demo/demo-owner.mjs').SignIn} SignIn */

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
    await checkConfiguration(layout, port);
    launch.stack.check();
    const { env: stores } = await startStores(launch, port);
    const metricsPort = await metricsPortOf(process.env.METRICS_PORT);
    const env = { ...stores, METRICS_PORT: String(metricsPort) };
    const output = new AppOutput();
    const app = await openApp(launch, env, output);
    const signIn = await prepare(launch, app, output);
    writeAddress(layout, launch.url);
    printSummary(launch.url, layout, metricsPort, signIn);
    await keepServing(app, () => replaceApp(launch, env, output), launch.stack.closing);
  });
}

/**
 * Waits for the app and creates the demo businesses. Its request lines meanwhile are only printed when that fails, or
 * they would push away what the user is to read.
 * @param {Launch} launch
 * @param {import('../system/app-process.mjs').AppProcess} app
 * @param {AppOutput} output
 * @returns {Promise<SignIn | null>}
 */
async function prepare({ layout, url }, app, output) {
  if (process.env.LOG_LEVEL !== 'debug' && process.env.LOG_LEVEL !== 'trace') output.hold();
  try {
    await step('Starting the app', () => waitUntilReady(app, url));
    const frontdesk = { url, adminKey: adminKey(layout) };
    await step('Preparing the demo businesses', () => seedDemo(frontdesk, layout.demo));
    // With a mail server there is nothing in the folder, and nobody reads the mails of the demo's owner.
    const signIn = process.env.SMTP_URL ? null : await demoSignIn(frontdesk, layout.demo, layout.mails);
    await sleep(LAST_LINES_MS);
    output.discard();
    return signIn;
  } catch (error) {
    output.release();
    throw error;
  }
}

/**
 * @param {Launch} launch
 * @param {NodeJS.ProcessEnv} env
 * @param {AppOutput} output
 */
async function openApp({ layout, stack, setApp }, env, output) {
  const app = await stack.open('app', () => startApp(layout.app, env, output));
  setApp(app);
  return app;
}

/**
 * @param {Launch} launch
 * @param {NodeJS.ProcessEnv} env
 * @param {AppOutput} output
 */
async function replaceApp(launch, env, output) {
  launch.stack.forget('app');
  const app = await openApp(launch, env, output);
  await waitUntilReady(app, launch.url).then(
    () => say('  ✓ The app is running again.'),
    (/** @type {unknown} */ error) => say(`  ${messageOf(error)}`),
  );
  return app;
}

/**
 * The port of the app's metrics: the one that was asked for, 0 for none.
 * @param {string} [wanted]
 * @returns {Promise<number>}
 */
async function metricsPortOf(wanted) {
  return wanted ? Number(wanted) : freePort(METRICS_PORT);
}

/**
 * @param {string} url
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @param {number} metricsPort
 * @param {SignIn | null} signIn
 */
function printSummary(url, layout, metricsPort, signIn) {
  const shown = (/** @type {string} */ path) => relative(process.cwd(), path) || path;
  say(`
  Frontdesk is running.

    Demo page      ${url}/demo
    API docs       ${url}/docs
    Admin docs     ${url}/admin/docs
    Sign in        ${
      signIn === null
        ? 'by a link, which is mailed'
        : `${signIn.link}
                   once, in 15 minutes, as ${signIn.email}`
    }
    Mails          ${shown(layout.mails)}/
    Metrics        ${metricsPort === 0 ? 'off' : `http://127.0.0.1:${metricsPort}/metrics`}
    Address        ${shown(layout.address)}
    Admin key      ${process.env.ADMIN_API_KEY ? 'the one in ADMIN_API_KEY' : shown(layout.adminKey)}
    Demo keys      ${shown(layout.demo)}
    Data           ${shown(join(layout.dir))}/

  Stop with Ctrl-C.
`);
}
