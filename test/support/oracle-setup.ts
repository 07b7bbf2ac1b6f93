import { configureGlobal } from 'fast-check';
import { isDeep, SEED } from './depth.js';
import { oracle } from './oracle.js';
import { watched } from './oracle-fetch.js';

// Runs in every test file.
globalThis.fetch = watched(globalThis.fetch);

// Fixed seed, because a property that fails once a month only disturbs; deep runs search for new cases.
configureGlobal({ seed: SEED, ...(isDeep ? { numRuns: 2_000 } : {}) });

afterEach(() => oracle.verdict());
afterAll(() => oracle.verdict());
