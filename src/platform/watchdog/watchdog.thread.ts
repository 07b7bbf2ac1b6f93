import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { MainThread } from './main-thread.js';
import { SharedMemory } from './shared-memory.js';
import { LOOK_MS, StallJudge } from './stall-judge.js';
import { WaitingTime } from './waiting-time.js';

const FATAL = 60;
const STDOUT = 1;
const AGAIN_MS = 5_000;

const memory = new SharedMemory(workerData as SharedArrayBuffer);
const waiting = new WaitingTime();
const judge = new StallJudge(performance.now(), waiting.read());

const looking = setInterval(() => {
  const { beats, isDebugged } = memory;
  const stalledMs = judge.look({ now: performance.now(), beats, isDebugged, waitedMs: waiting.read() });
  if (stalledMs === null) return;
  clearInterval(looking);
  void replaceProcess(stalledMs);
}, LOOK_MS);

async function replaceProcess(stalledMs: number): Promise<void> {
  const main = new MainThread();
  log(stalledMs, await main.stack());
  await main.end();
  // Reached only when the container's first process could not be paused: try again.
  setTimeout(() => void replaceProcess(stalledMs), AGAIN_MS);
}

/** Same form as the other log lines. Cannot use the logger, which runs in the blocked thread. */
function log(stalledMs: number, stack: string[]): void {
  const turns = memory.turns().map(({ tenantId, ...ids }) => ({ tenant: tenantId, ...ids }));
  const seconds = (stalledMs / 1000).toFixed(1);
  const msg = `The loop has stood still for ${seconds} s: this process ends, to be replaced`;
  const line = { level: FATAL, time: Date.now(), context: 'Watchdog', stalledMs, turns, stack, msg };
  try {
    writeSync(STDOUT, `${JSON.stringify(line)}\n`);
  } catch {
    // The reader of the log is gone or too slow: the process must end all the same.
  }
}
