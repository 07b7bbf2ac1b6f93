import { Stage } from '../../e2e/stage.js';
import type { FrontdeskProcess } from '../../support/frontdesk-process.js';
import { loudBusiness, must, type LoudBusiness } from './traffic.js';

const PAIRS = 12;
const BETWEEN = 100;

/** The part of an id that is not its time: the 74 random bits (RFC 9562, UUIDv7). */
function randomBits(id: string): bigint {
  const hex = id.replaceAll('-', '');
  return BigInt(
    `0x${hex.slice(13, 16)}${(Number.parseInt(hex[16] ?? '0', 16) & 3).toString(16)}${hex.slice(17)}`,
  );
}

describe('check 11: volume', () => {
  let stage: Stage;
  let frontdesk: FrontdeskProcess;
  let a: LoudBusiness;
  let b: LoudBusiness;

  beforeAll(async () => {
    stage = await Stage.open();
    frontdesk = await stage.start();
    [a, b] = [await loudBusiness(stage, frontdesk), await loudBusiness(stage, frontdesk)];
  });
  afterAll(() => stage.close());

  async function create(): Promise<{ id: string; text: string }> {
    const answer = await must(
      a.api.post<{ id: string }>('/v1/conversations', { channel: 'api', visitor: {} }),
    );
    return { id: answer.body.id, text: answer.text };
  }

  async function createInB(count: number): Promise<void> {
    await Promise.all(
      Array.from({ length: count }, () =>
        must(b.api.post('/v1/conversations', { channel: 'api', visitor: {} })),
      ),
    );
  }

  it('the ids of A tell nothing of how many objects B made in between', async () => {
    const distances: bigint[] = [];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const before = await create();
      await createInB(pair % 2 === 0 ? BETWEEN : 0);
      const after = await create();
      expect(after.id[14]).toBe('7');
      const distance = randomBits(after.id) - randomBits(before.id);
      distances.push(distance < 0n ? -distance : distance);
    }
    // A counter would differ by some hundreds; 74 random bits are that close once in 2^50 pairs.
    expect(distances.filter((distance) => distance < 1n << 24n)).toEqual([]);
  });

  it('no other number in an answer to A has moved', async () => {
    const numbers = async () => {
      const { text } = await create();
      return text.replace(/"[^"]*":"[^"]*"/g, '').match(/\d+/g);
    };
    const before = await numbers();
    await createInB(BETWEEN);
    expect(await numbers()).toEqual(before);
  });

  it('no sequence can be read by the app role', async () => {
    const readable = await stage.sql(
      `SELECT relname FROM pg_class
       WHERE CASE WHEN relkind = 'S' THEN has_sequence_privilege('frontdesk_app', oid, 'USAGE, SELECT, UPDATE') END`,
    );
    expect(readable).toEqual([]);
  });
});
