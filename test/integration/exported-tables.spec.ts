import {
  EXPORTED_TABLES,
  LEFT_OUT_COLUMNS,
  LEFT_OUT_TABLES,
  VISITOR_ROWS,
} from '../../src/exports/archive/exported-tables.js';
import { readTenantSchema, type TenantSchema } from './catalogue-rows.js';
import { ThrowawayDatabase, withClient } from './throwaway-database.js';

/** Bytes that are no secret; those of a column that is not here must be left out or decided about. */
const BYTES = ['orders.content_hash', 'source_files.content', 'unanswered_questions.meaning'];

describe('the tables of an archive', () => {
  let schema: TenantSchema;

  beforeAll(async () => {
    const database = await ThrowawayDatabase.createMigrated();
    await withClient(database.superuserUrl, async (client) => void (schema = await readTenantSchema(client)));
    await database.drop();
  });

  it('are all of a tenant that the database has, but for those that are left out for a reason', () => {
    const decided = [...EXPORTED_TABLES, ...Object.keys(LEFT_OUT_TABLES)];
    expect(decided.sort()).toEqual([...schema.tables, 'tenants'].sort());
  });

  it('have the columns that are left out', () => {
    const named = Object.entries(LEFT_OUT_COLUMNS)
      .filter(([table]) => table !== 'tenants')
      .flatMap(([table, columns]) => Object.keys(columns).map((name) => `${table}.${name}`));
    const known = schema.columns.map(({ table, name }) => `${table}.${name}`);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('hold no bytes that nobody has looked at: a sealed secret would be some', () => {
    const bytes = schema.columns
      .filter(({ table, type }) => type === 'bytea' && EXPORTED_TABLES.includes(table))
      .filter(({ table, name }) => !(name in (LEFT_OUT_COLUMNS[table] ?? {})))
      .map(({ table, name }) => `${table}.${name}`);
    expect(bytes.sort()).toEqual([...BYTES].sort());
  });

  it('are, of a visitor, all that name a visitor or a conversation', () => {
    const theirs = schema.columns
      .filter(({ name }) => name === 'visitor_id' || name === 'conversation_id')
      .map(({ table }) => table)
      .filter((table) => !(table in LEFT_OUT_TABLES));
    expect([...new Set(theirs)].filter((table) => !(table in VISITOR_ROWS))).toEqual([]);
  });
});
