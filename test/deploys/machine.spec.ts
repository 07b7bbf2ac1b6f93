import { isDeep, rounds } from '../support/depth.js';
import { MachineRig, type Version } from './machine-rig.js';
import { underLoad } from './under-load.js';

jest.setTimeout(rounds(900_000, 1_200_000));

/** Of a real release, and of one that a test can wait for. */
const PATIENCE = isDeep
  ? { readyMs: 60_000, trialMs: 20_000, watchMs: 20_000 }
  : { readyMs: 60_000, trialMs: 2_000, watchMs: 4_000 };

describe('a release on one machine', () => {
  let machine: MachineRig;
  beforeAll(async () => (machine = await MachineRig.open(PATIENCE)));
  afterAll(() => machine.close());

  it('is noticed by nobody, nor is the way back from it, nor the way back from one that was killed', async () => {
    const { failures } = await underLoad(machine, 'killed, released and rolled back', async () => {
      await machine.killedAt(/gets all requests/, 'release', machine.folderOf('two'));
      expect(await machine.must('rollback')).toContain('A release was cut off: blue serves again');
      expect(await machine.running()).toBe(`blue serves ${machine.folderOf('one')}`);
      await machine.released('two');
      expect(await machine.running()).toBe(`green serves ${machine.folderOf('two')}`);
      await machine.must('rollback');
      expect(await machine.running()).toBe(`blue serves ${machine.folderOf('one')}`);
    });
    expect(failures).toEqual([]);
  });

  it('has HAProxy run as nobody’s superuser', () => {
    const uid = machine.proxyUser();
    expect(uid).toBeGreaterThan(0);
  });

  /** What the script says of each, and the most failures that visitors may see of it. */
  const BROKEN: [Version, RegExp, number][] = [
    ['fails 5 % of requests', /of \d+ requests failed/, 20],
    ['crashes', /not ready after 60 s: no answer/, 0],
    ['is wrongly configured', /not ready after 60 s: no answer/, 0],
    ['never gets ready', /not ready after 60 s/, 0],
    ['answers slowly', /it answers after \d+ ms, the version before after \d+ ms/, 0],
  ];
  // The others take a minute each, most of it spent waiting.
  for (const [version, says, most] of isDeep ? BROKEN : BROKEN.slice(0, 1))
    it(`that ${version} is rolled back, and the one before is never gone`, async () => {
      const before = await machine.running();
      const watched = machine.watchSlot(before);
      let seconds = 0;
      const { failures } = await underLoad(machine, `a version that ${version}`, async () => {
        const began = performance.now();
        const { code, output } = await machine.command('release', machine.folderOf(version));
        seconds = (performance.now() - began) / 1_000;
        expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(says) });
      });
      const { asked, away } = await watched.stop();
      process.stderr.write(
        `  back after ${seconds.toFixed(0)} s; the one before answered ${asked - away.length} of ${asked} times\n`,
      );
      expect(away).toEqual([]);
      expect(asked).toBeGreaterThan(20);
      expect(seconds).toBeLessThan(300);
      expect(await machine.running()).toBe(before);
      expect(failures.length).toBeLessThanOrEqual(most);
    });
});
