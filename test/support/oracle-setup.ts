import { configureGlobal } from 'fast-check';
import { isDeep, SEED } from './depth.js';
import { oracle } from './oracle.js';
import { watched } from './oracle-fetch.js';

// In every test file, so that none can forget it.
globalThis.fetch = watched(globalThis.fetch);

// A property that fails once a month in everybody's way is no proof: the search for new cases is the deep run's.
configureGlobal({ seed: SEED, ...(isDeep ? { numRuns: 2_000 } : {}) });

afterEach(() => oracle.verdict());
afterAll(() => oracle.verdict());
