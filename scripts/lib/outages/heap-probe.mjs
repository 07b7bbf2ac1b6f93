// Loaded into a process of the product by `--import`: on SIGUSR2 it collects garbage and writes the bytes that stay on the
// heap into HEAP_FILE.
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.HEAP_FILE;
if (isMainThread && file) {
  // Programs that the product starts inherit `--import` and would write into the same file.
  delete process.env.HEAP_FILE;
  process.on('SIGUSR2', () => {
    globalThis.gc?.();
    globalThis.gc?.();
    writeFileSync(file, String(process.memoryUsage().heapUsed));
  });
}
