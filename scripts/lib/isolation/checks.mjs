import { foreignIds } from './checks/foreign-ids.mjs';

/**
 * The checks in the order they are run: those that delete come last.
 * @type {import('./engine.mjs').Attack[]}
 */
export const CHECKS = [
  { number: '21', title: 'another’s ids in every path', run: foreignIds },
];
