import { eventually, stopwatch } from './eventually.js';

function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

test('a stopwatch counts what was waited for, and not a pause of the process', async () => {
  const watch = stopwatch();
  standStill(1_500);
  expect(watch.ms()).toBeLessThan(1_000);
  await eventually(() => Promise.resolve(watch.ms() > 700));
  watch.stop();
});

test('a condition that does not come true is an error, in its time', async () => {
  const began = performance.now();
  await expect(eventually(() => Promise.resolve(false), 300)).rejects.toThrow('within 300 ms');
  expect(performance.now() - began).toBeGreaterThanOrEqual(300);
});
