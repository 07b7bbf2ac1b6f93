import { pullAll } from '../../scripts/lib/outages/chaos.mjs';
import { Rig } from '../../scripts/lib/outages/rig.mjs';
import { isDeep, rounds, SEED } from '../support/depth.js';
import { runDir } from '../support/noted-processes.js';

jest.setTimeout(rounds(600_000, 1_800_000));

const MINUTE_MS = 60_000;

test('plugs are pulled at random: nothing is lost, and nothing comes twice', async () => {
  const processes = { api: 2, worker: rounds(1, 2), chat: 2 };
  const rig = await Rig.open(runDir(), { processes, weaviate: isDeep, clocks: isDeep });
  try {
    const told: string[] = [];
    const lengthMs = rounds(1, 10) * MINUTE_MS;
    const verdict = await pullAll(rig, { seed: SEED, lengthMs }, (line) => told.push(line));
    process.stderr.write(`${told.join('\n')}\n${verdict.line}\n`);
    expect(verdict).toMatchObject({ isGood: true, problems: [] });
  } finally {
    await rig.close();
  }
});
