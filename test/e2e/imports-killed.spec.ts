import { eventually } from '../support/eventually.js';
import { ended, productTable, sendFile } from './import-rig.js';
import { Stage } from './stage.js';

const ROWS = 20_000;

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

async function progress(id: string): Promise<{ rows: number; created: number; products: number }> {
  const [row] = await stage.sql<{ rows: number; created: number; products: number }>(
    `SELECT row_count AS "rows", created_count AS created, (SELECT count(*)::integer FROM products) AS products
     FROM imports WHERE id = $1`,
    [id],
  );
  return row ?? { rows: 0, created: 0, products: 0 };
}

test('an import whose process is killed goes on with the next part, and writes nothing twice', async () => {
  const frontdesk = await stage.start();
  const { api } = await stage.business(frontdesk);
  const { body } = await sendFile(api, productTable(ROWS));
  await eventually(async () => (await progress(body.id)).rows >= 1_000);
  await frontdesk.kill();
  const left = await progress(body.id);
  expect(left.rows).toBeLessThan(ROWS);
  // The rows and their count are of one transaction.
  expect(left).toEqual({ rows: left.rows, created: left.rows, products: left.rows });
  await stage.restart(frontdesk);
  const done = await ended(api, body.id);
  expect(done).toMatchObject({
    status: 'done',
    rows: ROWS,
    created: ROWS,
    updated: 0,
    unchanged: 0,
    failed: 0,
  });
  expect(await progress(body.id)).toMatchObject({ products: ROWS });
  const lines = await stage.sql<{ lines: number }>(
    `SELECT count(*)::integer AS lines FROM audit_log WHERE action = 'imports.create' AND object_kind = 'product'`,
  );
  expect(lines).toEqual([{ lines: ROWS }]);
});
