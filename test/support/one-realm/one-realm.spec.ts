import { runInThisContext } from 'node:vm';
import { Logger } from '@nestjs/common';
import { Pool, types } from 'pg';
import { TestEnvironment } from './environment.mjs';
import { RealmState, requireOnce } from './realm.mjs';

type Globals = Record<string, unknown>;
const globals = globalThis as unknown as Globals;

describe('a test file', () => {
  it('runs in the global object of the worker', () => {
    expect(runInThisContext('Array')).toBe(Array);
  });

  it('has the packages that Node has loaded', () => {
    const { createRequire } = process.getBuiltinModule('module');
    expect((createRequire(__filename)('pg') as { Pool: unknown }).Pool).toBe(Pool);
  });
});

describe('after a test file', () => {
  let before: RealmState;

  beforeEach(() => {
    before = new RealmState();
  });
  afterEach(() => {
    before.putBack();
  });

  it('the global object is what it was', () => {
    const { fetch } = globalThis;
    globals['left'] = 'behind';
    globalThis.fetch = () => Promise.reject(new Error('not replaced'));
    Reflect.deleteProperty(globalThis, 'structuredClone');
    before.putBack();
    expect(Object.keys(globals)).not.toContain('left');
    expect(globalThis.fetch).toBe(fetch);
    expect(typeof structuredClone).toBe('function');
  });

  it('Jest’s environment has put it back', async () => {
    Reflect.deleteProperty(process.env, 'TEST_CPU');
    const projectConfig = { rootDir: __dirname, fakeTimers: {} };
    const environment = new TestEnvironment({ projectConfig } as never, { testPath: __filename } as never);
    globals['left'] = 'behind';
    await environment.teardown();
    expect(Object.keys(globals)).not.toContain('left');
  });

  it('the environment variables are what they were', () => {
    const path = process.env['PATH'];
    process.env['LEFT'] = 'behind';
    delete process.env['PATH'];
    before.putBack();
    expect([process.env['LEFT'], process.env['PATH']]).toEqual([undefined, path]);
  });

  it('nobody listens to the process any more', () => {
    const [exit, count] = [process.exit, process.listenerCount('SIGTERM')];
    process.exit = () => {
      throw new Error('not put back');
    };
    process.on('SIGTERM', () => undefined);
    before.putBack();
    expect([process.exit, process.listenerCount('SIGTERM')]).toEqual([exit, count]);
    // With a wrong count, it would forget all its listeners some day.
    expect(process).toHaveProperty('_eventsCount', process.eventNames().length);
  });

  it('the packages have their own settings', () => {
    const asText = types.getTypeParser(types.builtins.INT8);
    types.setTypeParser(types.builtins.INT8, BigInt);
    Logger.overrideLogger(false);
    before.putBack();
    expect(types.getTypeParser(types.builtins.INT8)).toBe(asText);
    expect(Logger).toHaveProperty('staticInstanceRef', expect.any(Object));
  });

  it('a package has the global that it was loaded with', () => {
    requireOnce(require.resolve('./defines-a-global.mjs'));
    before.putBack();
    expect(globals['definedOnce']).toBe('by a package');
  });
});
