// node --import …/loop-probe.mjs dist/main.js: measures, inside the process under test, how long its event loop is
// held, in CPU time of the main thread. A busy machine takes the CPU away, but it does not add to this figure.
import { setPriority } from 'node:os';
import { isMainThread } from 'node:worker_threads';

const EVERY_MS = 5;
const MICROSECONDS_PER_MS = 1000;
const AHEAD_OF_OTHERS = -10;

// Threads and processes that the product starts inherit `--import`; the figure is of this one alone.
if (isMainThread && process.env.STALL_LOOP_PROBE === '1') {
  delete process.env.STALL_LOOP_PROBE;
  goAhead();
  watchLoop();
}

/** What else runs on this machine should not look like a stall. */
function goAhead() {
  try {
    setPriority(AHEAD_OF_OTHERS);
  } catch {
    // Only root may; without it a busy machine costs more tries.
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
  // Nobody is left to stop it when the rig was killed.
  process.on('disconnect', () => process.exit());
  // The rig's line to this process must not keep it alive when it wants to end.
  process.channel?.unref();
}

/** CPU time of this thread so far, in milliseconds. */
function threadMs() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / MICROSECONDS_PER_MS;
}
