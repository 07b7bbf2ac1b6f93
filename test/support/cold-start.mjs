// Loaded into a process of the product by `--import`: it does not read messages in advance to compile its patterns, a
// quarter of what a start computes. Its first messages compile what they need.
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const WARM_UP = /\/warm-up(?:-\w+)?\.js$/;
const NOTHING = 'data:text/javascript,export const warmUp = () => Promise.resolve();';

if (isMainThread) {
  registerHooks({
    resolve: (specifier, context, next) =>
      WARM_UP.test(specifier) ? { url: NOTHING, shortCircuit: true } : next(specifier, context),
  });
}
