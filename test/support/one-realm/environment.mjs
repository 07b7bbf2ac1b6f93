import { LegacyFakeTimers, ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';
import { FileMeter } from '../../../scripts/lib/quality/cpu-of-tests.mjs';
import { RealmState } from './realm.mjs';

/** Jest shows more of a stack than Node's 10 lines. */
const STACK_LINES = 100;

/**
 * The Jest environment of all files that run in Node: the worker's own global object. Jest's own environment makes a new
 * one for each file, in which every look-up of a global is an interceptor's call, and every package has to be loaded anew.
 * What a file changes of the global object, of `process` and of the environment variables is put back after it.
 */
export class TestEnvironment {
  /**
   * @param {import('@jest/environment').JestEnvironmentConfig} configs
   * @param {import('@jest/environment').EnvironmentContext} context
   */
  constructor({ projectConfig: config }, { testPath }) {
    this.before = new RealmState();
    this.meter = FileMeter.wanted(config, testPath);
    const global = globalThis;
    this.global = Object.assign(global, { global });
    this.moduleMocker = new ModuleMocker(global);
    const timerConfig = {
      idToRef: (/** @type {number} */ id) => id,
      refToId: (/** @type {number} */ timer) => timer,
    };
    this.fakeTimers = new LegacyFakeTimers({ config, global, moduleMocker: this.moduleMocker, timerConfig });
    this.fakeTimersModern = new ModernFakeTimers({ config, global });
    Error.stackTraceLimit = STACK_LINES;
  }

  async setup() {}

  async teardown() {
    this.fakeTimers.dispose();
    this.fakeTimersModern.dispose();
    // A spy that a failed test left on a package's method would be found by the next file.
    this.moduleMocker.restoreAllMocks();
    this.before.putBack();
    this.meter?.record();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** There is none. */
  getVmContext() {
    return null;
  }
}

export default TestEnvironment;
