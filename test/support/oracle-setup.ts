import { oracle } from './oracle.js';
import { watched } from './oracle-fetch.js';

// Runs in every test file.
globalThis.fetch = watched(globalThis.fetch);

afterEach(() => oracle.verdict());
afterAll(() => oracle.verdict());
