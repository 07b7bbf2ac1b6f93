// node --import …/loop-probe.mjs dist/main.js: measures, inside the process under test, how long its event loop is
// blocked, in CPU time of the main thread, which a busy machine does not increase.
import { setPriority } from 'node:os';
import { isMainThread } from 'node:worker_threads';

const EVERY_MS = 5;
const MICROSECONDS_PER_MS = 1000;
const AHEAD_OF_OTHERS = -10;

// Threads and processes that the product starts inherit `--import`; the figure is for this thread only.
if (isMainThread && process.env.STALL_LOOP_PROBE === '1') {
  delete process.env.STALL_LOOP_PROBE;
  goAhead();
  watchLoop();
}

/** High priority, so that other load on the machine does not look like a stall. */
function goAhead() {
  try {
    setPriority(AHEAD_OF_OTHERS);
  } catch {
    // Needs root; without it a busy machine needs more attempts.
  }
}

function watchLoop() {
  let worst = 0;
  let last = threadMs();
  const look = () => {
    const now = threadMs();
    worst = Math.max(worst, now - last);
    last = now;
  };
  setInterval(look, EVERY_MS).unref();
  process.on('message', (/** @type {import('./ipc.mjs').Question} */ { id, ask }) => {
    if (ask !== 'loop') return;
    look();
    process.send?.({ id, value: { heldMs: worst } });
    worst = 0;
  });
  // When the parent was killed, nothing else would stop this process.
  process.on('disconnect', () => process.exit());
  // The IPC channel must not keep the process alive when it wants to end.
  process.channel?.unref();
}

/** CPU time of this thread so far, in milliseconds. */
function threadMs() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / MICROSECONDS_PER_MS;
}
