/** Files that run after all others, one at a time: they measure what a visitor notices on a machine that has nothing else to do. */
const ALONE = [
  'test/deploys/machine.spec.ts',
  'test/e2e/durability-kills.spec.ts',
  'test/isolation/engine.spec.ts',
];

/** Files one at a time; what a file that failed has left running does not keep the run from ending. */
export const ONE_BY_ONE = ['--runInBand', '--forceExit', '--runTestsByPath'];

/**
 * The runs of Jest for a list of arguments: one, or for all tests one without those that must be alone, and one of these.
 * @param {string[]} args
 * @returns {string[][]}
 */
export function runsOf(args) {
  if (args.length > 0) return [args];
  const ignored = ALONE.map((file) => `<rootDir>/${file}`);
  return [
    ['--testPathIgnorePatterns', '/node_modules/', ...ignored],
    [...ONE_BY_ONE, ...ALONE],
  ];
}
