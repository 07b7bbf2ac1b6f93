import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { InquiriesRepository } from '../../src/orders/updates/inquiries.repository.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { eventually } from '../support/eventually.js';
import { asTenant, openPlatform } from './platform-app.js';
import { patientUrl } from './store-urls.js';

const TOLD = { status: 'shipped', expectedAt: null, refundedMinor: 0n, parcels: [] };
const WAITS = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
  AND usename = current_user`;

describe('news of an order, read and about to be told', () => {
  const tenantId = randomUUID();
  let platform: TestingModule;

  beforeAll(async () => {
    platform = await openPlatform({ DATABASE_URL: patientUrl('DATABASE_URL') }, [
      InquiriesRepository,
      Outbox,
    ]);
    await platform.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [tenantId, `shop-${tenantId}`],
    );
  });
  afterAll(() => platform.close());

  function query(sql: string, values: unknown[] = []): Promise<object[]> {
    return asTenant(tenantId, () => platform.get(TenantDb).query(sql, values));
  }

  /** An order that a visitor has proven by its address. @returns the ids of both */
  async function asked(): Promise<{ order: string; inquiry: string }> {
    const [order, inquiry, visitor] = [randomUUID(), randomUUID(), randomUUID()];
    await query('INSERT INTO visitors (tenant_id, id) VALUES ($1, $2)', [tenantId, visitor]);
    await query(`INSERT INTO conversations (tenant_id, id, channel, visitor_id) VALUES ($1, $2, 'api', $2)`, [
      tenantId,
      visitor,
    ]);
    await query(
      `INSERT INTO orders (tenant_id, id, number, number_key, status, currency, total_minor, customer_email)
       VALUES ($1, $2, $3, $3, 'shipped', 'EUR', 100, 'jon@example.com')`,
      [tenantId, order, order],
    );
    await query(
      `INSERT INTO order_inquiries (tenant_id, id, order_id, conversation_id, asked_at, told_status,
         told_refunded_minor, told_parcels) VALUES ($1, $2, $3, $4, now(), 'processing', 0, '{}')`,
      [tenantId, inquiry, order, visitor],
    );
    return { order, inquiry };
  }

  /** Has the news told while a change of the order has begun and not ended. @returns whether it was told */
  async function toldBeside(change: string): Promise<boolean> {
    const { order, inquiry } = await asked();
    const inquiries = platform.get(InquiriesRepository);
    const read = await asTenant(tenantId, () => inquiries.get(inquiry));
    const [begun, go] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const changing = asTenant(tenantId, () =>
      platform.get(TenantDb).transaction(async (sql) => {
        // What an UPDATE does first, before its triggers.
        await sql.query('SELECT FROM orders WHERE id = $1 FOR NO KEY UPDATE', [order]);
        begun.resolve(undefined);
        await go.promise;
        await sql.query(`UPDATE orders SET ${change} WHERE id = $1`, [order]);
      }),
    );
    await begun.promise;
    let isOver = false;
    const telling = asTenant(tenantId, () =>
      platform
        .get(TenantDb)
        .transaction((sql) =>
          inquiries.told(sql, { id: inquiry, version: read?.version ?? -1 }, TOLD, inquiry),
        ),
    ).finally(() => (isOver = true));
    await eventually(async () => isOver || (await query(WAITS)).length > 0);
    go.resolve(undefined);
    await changing;
    return telling;
  }

  it('is not told when its contact is being changed', async () => {
    expect(await toldBeside(`customer_email = 'eve@example.com'`)).toBe(false);
  });

  it('is told when something else of it is', async () => {
    expect(await toldBeside(`status = 'delivered'`)).toBe(true);
  });
});
