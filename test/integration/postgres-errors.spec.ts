import { Stage } from '../e2e/stage.js';
import type { TestBusiness } from '../support/businesses.js';
import type { Problem } from './http-rig.js';

/** What PostgreSQL tells in its messages, and nobody may hear. */
const PLANTED = {
  message: 'duplicate key value violates unique constraint "orders_planted_key"',
  detail: 'Key (customer_email)=(victim@example.com) already exists.',
  hint: 'INSERT INTO orders_planted SELECT secret FROM pg_catalog',
};
/** A code of each class of PostgreSQL's appendix "Error Codes" that ends a statement. */
const UNAVAILABLE = [
  '08006',
  '25006',
  '40001',
  '40P01',
  '53300',
  '53100',
  '55P03',
  '57014',
  '57P01',
  '58030',
];
const FAULTS = [
  ...['02000', '03000', '09000', '0A000', '0B000', '0F001', '0L000', '0P000', '0Z002', '20000', '21000'],
  '10608',
  ...['22001', '22003', '22021', '22P02', '23502', '23503', '23505', '23514', '23P01', '24000', '25001'],
  ...['26000', '27000', '28000', '2B000', '2D000', '2F000', '34000', '38000', '39000', '3B000', '3D000'],
  ...['3F000', '40002', '42501', '42601', '42P01', '42703', '44000', '54000', '55000', '72000', 'F0000'],
  ...['HV000', 'P0001', 'P0004', 'XX000', 'XX001'],
];

let stage: Stage;
let shop: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  shop = await stage.business(stage.frontdesk);
  await stage.sql(
    `CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
     CREATE TRIGGER planted BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION planted()`,
  );
});
afterAll(async () => {
  await stage.sql('DROP TRIGGER planted ON orders; DROP FUNCTION planted()');
  await stage.close();
});

async function failWith(code: string): Promise<void> {
  const { message, detail, hint } = PLANTED;
  await stage.sql(
    `CREATE OR REPLACE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN
       RAISE EXCEPTION USING ERRCODE = '${code}', MESSAGE = '${message}', DETAIL = '${detail}', HINT = '${hint}',
         TABLE = 'orders_planted', CONSTRAINT = 'orders_planted_key', COLUMN = 'customer_email';
     END $body$`,
  );
}

describe('an error of PostgreSQL', () => {
  it.each([
    ...UNAVAILABLE.map((code) => [code, 503, 'database_unavailable'] as const),
    ...FAULTS.map((code) => [code, 500, 'internal_error'] as const),
  ])('%s is answered %i %s, and nothing of it is told', async (sqlstate, status, code) => {
    await failWith(sqlstate);
    const order = { number: `P-${sqlstate}`, status: 'shipped', total: '1.00', customer: {}, items: [] };
    const { body, headers, text, ...answer } = await shop.api.once.post<Problem>('/v1/orders', order);
    expect([answer.status, body.code]).toEqual([status, code]);
    expect(headers.get('retry-after') !== null).toBe(status === 503);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    for (const word of [
      'planted',
      'victim',
      'INSERT',
      'duplicate',
      'Key (',
      'customer_email',
      'pg_',
      ' at ',
      sqlstate,
    ])
      expect(text.replaceAll(body.requestId, '')).not.toContain(word);
  });

  it('takes nothing with it: the next order is stored', async () => {
    await stage.sql(
      `CREATE OR REPLACE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
    );
    const order = { number: 'P-last', status: 'shipped', total: '1.00', customer: {}, items: [] };
    expect((await shop.api.post('/v1/orders', order)).status).toBe(201);
  });
});
