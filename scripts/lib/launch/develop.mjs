import { AppOutput } from '../system/app-output.mjs';
import { startApp, waitUntilReady } from '../system/app-process.mjs';
import { build, buildWeb } from '../build/build-steps.mjs';
import { compileChange } from './compile-change.mjs';
import { adminKey, checkConfiguration, clearTheWay, runLauncher, startStores } from './launcher.mjs';
import { migrate } from '../stores/migrations.mjs';
import { writeAddress } from '../system/instance.mjs';
import { withTreeLock } from '../build/node-runtime.mjs';
import { seedDemo } from '../demo/seed-demo.mjs';
import { messageOf, say, step } from '../system/terminal.mjs';
import { watchSources } from './watch-sources.mjs';

/** Enough for an idle app to close its connections; running turns are not waited for. */
const STOP_GRACE_MS = 800;

/**
 * @typedef {import('../system/app-process.mjs').AppProcess} AppProcess
 * @typedef {import('./launcher.mjs').Launch} Launch
 */

/**
 * Serves Frontdesk and restarts the app after every change, until told to stop.
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @param {number} port
 * @returns {Promise<number>} the exit code
 */
export function develop(layout, port) {
  return runLauncher(layout, port, async (launch) => {
    await clearTheWay(layout, port);
    await withTreeLock(() => build());
    await checkConfiguration(layout, port);
    const { env, ownerUrl } = await startStores(launch, port);
    const session = new DevSession(
      launch,
      { ...env, NODE_ENV: process.env.NODE_ENV ?? 'development' },
      ownerUrl,
    );
    await session.restart();
    const frontdesk = { url: launch.url, adminKey: adminKey(layout) };
    await step('Preparing the demo businesses', () => seedDemo(frontdesk, layout.demo)).catch(sayProblem);
    writeAddress(layout, launch.url);
    say(`\n  ${launch.url}/demo — waiting for changes; stop with Ctrl-C.\n`);
    for await (const files of watchSources(launch.stack.closing)) await session.apply(files);
  });
}

/** @param {unknown} error */
function sayProblem(error) {
  say(`  ${messageOf(error)}`);
}

class DevSession {
  #launch;
  #env;
  #ownerUrl;
  /** @type {AppProcess | undefined} */
  #app;
  #output = new AppOutput();

  /**
   * @param {Launch} launch
   * @param {NodeJS.ProcessEnv} env  of the app
   * @param {string} ownerUrl
   */
  constructor(launch, env, ownerUrl) {
    this.#launch = launch;
    this.#env = env;
    this.#ownerUrl = ownerUrl;
  }

  /**
   * Compiles saved files and restarts the app. After a compile error it reports the error and waits for the next
   * change.
   * @param {string[]} files  relative to the root
   */
  async apply(files) {
    const started = performance.now();
    try {
      if (files.some((file) => file.startsWith('web/'))) await withTreeLock(buildWeb);
      if (files.some((file) => file.startsWith('migrations/'))) await this.#migrate();
      const compiled = await Promise.all(files.filter((file) => file.startsWith('src/')).map(compileChange));
      if (!compiled.some(Boolean)) return;
      await this.restart();
      say(`  ✓ Serving ${files.join(', ')} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    } catch (error) {
      sayProblem(error);
    }
  }

  async restart() {
    this.#launch.stack.check();
    await this.#app?.stop(STOP_GRACE_MS);
    this.#launch.stack.forget('app');
    const app = await this.#launch.stack.open('app', () =>
      startApp(this.#launch.layout.app, this.#env, this.#output),
    );
    this.#app = app;
    this.#launch.setApp(app);
    await waitUntilReady(app, this.#launch.url).catch(sayProblem);
  }

  async #migrate() {
    await step('Migrating the database', () => migrate(this.#ownerUrl, 'up'));
  }
}
