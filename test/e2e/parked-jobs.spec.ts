import { randomUUID } from 'node:crypto';
import { startConversation } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { Follower } from './follower.js';
import { onStage, type Stage } from './stage.js';
import { messagesOf, tell } from './turns.js';

interface OutboxRow {
  id: string;
  tenant_id: string;
  reference: string;
  sent_at: Date | null;
}

function outboxOf(stage: Stage): Promise<OutboxRow[]> {
  return stage.sql<OutboxRow>('SELECT id, tenant_id, reference, sent_at FROM outbox ORDER BY id');
}

function setStatus(stage: Stage, frontdesk: FrontdeskProcess, id: string, status: string): Promise<unknown> {
  return stage.admin(frontdesk).patch(`/admin/v1/tenants/${id}`, { status });
}

/** Waits until the process has logged this many lines with this text. */
function logged(process: FrontdeskProcess, text: string, count = 1): Promise<unknown> {
  const found = () => process.log.filter((line) => line.includes(text)).length >= count;
  return eventually(() => Promise.resolve(found()));
}

test('a message of a business that is suspended meanwhile waits, and is answered once when it is active again', () =>
  onStage(async (stage) => {
    let frontdesk = await stage.start();
    const shop = await stage.business(frontdesk);
    const other = await stage.business(frontdesk);
    const [id, otherId] = [await startConversation(shop.api), await startConversation(other.api)];
    await stage.redis.kill();
    const { turn } = await tell(shop.api, id, 'hello');
    await setStatus(stage, frontdesk, shop.id, 'suspended');
    const [owed] = await outboxOf(stage);
    // A new process, whose caches do not hold the business yet.
    await frontdesk.kill();
    await stage.redis.start();
    frontdesk = await stage.restart(frontdesk);
    const payload = { tenantId: shop.id, outboxId: owed?.id, reference: turn?.id, correlationId: 'pushed' };
    await stage.pushJob('turn.answer', payload);
    // Jobs run in order, and the relay takes the oldest rows first, so this one was after the parked one.
    await new Follower(other.api, otherId).expectOneAnswer(
      await stage.commitWithoutEnqueue(other.id, otherId),
    );
    expect(await stage.sql('SELECT status, attempts FROM turns WHERE id = $1', [turn?.id])).toEqual([
      { status: 'queued', attempts: 0 },
    ]);
    expect(await outboxOf(stage)).toEqual([{ ...owed, sent_at: owed?.sent_at ?? null }]);
    await setStatus(stage, frontdesk, shop.id, 'active');
    await new Follower(shop.api, id).expectOneAnswer(String(turn?.id));
    expect((await messagesOf(shop.api, id)).map(({ from }) => from)).toEqual(['visitor', 'assistant']);
    expect(await outboxOf(stage)).toEqual([]);
  }));

test('unknown jobs are refused once, logged and never run', () =>
  onStage(async (stage) => {
    const frontdesk = await stage.start();
    const shop = await stage.business(frontdesk);
    const id = await startConversation(shop.api);
    const ids = { outboxId: randomUUID(), reference: randomUUID(), correlationId: 'forged' };
    await stage.pushJob('turn.answer', ids);
    await stage.pushJob('turn.answer', { ...ids, tenantId: 'x' });
    await logged(frontdesk, 'The job names no tenant.', 2);
    await stage.pushJob('turn.answer', { ...ids, tenantId: shop.id, reference: 'x' });
    await logged(frontdesk, 'The job names no work.');
    await stage.pushJob('turn.answer', { ...ids, tenantId: randomUUID() });
    await logged(frontdesk, 'The job names a tenant that does not exist.');
    await stage.pushJob('turn.forget', { ...ids, tenantId: shop.id });
    await logged(frontdesk, 'Nothing handles jobs named');
    const { turn } = await tell(shop.api, id, 'hello');
    await new Follower(shop.api, id).expectOneAnswer(String(turn?.id));
    await logged(frontdesk, 'turn.answer done');
    const failures = frontdesk.log.filter((line) => line.includes('failed') && line.includes('forged'));
    expect(failures).toHaveLength(5);
    expect(frontdesk.log.filter((line) => line.includes('turn.answer done'))).toHaveLength(1);
    expect(await stage.redis.dump('bull:turns:failed')).toEqual([]);
  }));
