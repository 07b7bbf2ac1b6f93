import fc from 'fast-check';
import { SEED } from './depth.js';

test('random cases of a test have the seed of the run', () => {
  expect(fc.readConfigureGlobal()).toMatchObject({ seed: SEED });
});
