// What `import 'fast-check'` gives in a test (jest.config.mjs). Only the files that use it load it.
// The package exports nothing but itself, and its name would lead back to here.
import { configureGlobal } from '../../node_modules/fast-check/lib/cjs/fast-check.js';
import { isDeep, SEED } from './depth.js';

export * from '../../node_modules/fast-check/lib/cjs/fast-check.js';
export { default } from '../../node_modules/fast-check/lib/cjs/fast-check.js';

// Fixed seed, because a property that fails once a month only disturbs; deep runs search for new cases.
configureGlobal({ seed: SEED, ...(isDeep ? { numRuns: 2_000 } : {}) });
