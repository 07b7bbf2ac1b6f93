import { oracle } from './oracle.js';
import { watched } from './oracle-fetch.js';

// In every test file, so that none can forget it.
globalThis.fetch = watched(globalThis.fetch);

afterEach(() => oracle.verdict());
afterAll(() => oracle.verdict());
