import { TestEnvironment } from './one-realm/environment.mjs';

/**
 * The Jest environment of tests that need stores: the test run provides one set for each worker, for all of its files.
 */
export default class StoresEnvironment extends TestEnvironment {
  /** @override */
  async setup() {
    await super.setup();
    const worker = process.env.JEST_WORKER_ID ?? '1';
    const answer = await fetch(`${process.env.TEST_HOST ?? ''}/stores/${worker}`, { method: 'POST' }).catch(
      () => undefined,
    );
    if (!answer) throw new Error('There is no test host: run this file with npm test.');
    if (!answer.ok) throw new Error(`The stores could not be started: ${await answer.text()}`);
    Object.assign(this.global.process.env, await answer.json());
  }
}
