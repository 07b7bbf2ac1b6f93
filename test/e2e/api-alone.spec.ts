import { Queue } from 'bullmq';
import { SCHEDULES_QUEUE } from '../../src/queue/schedules/schedule-workers.js';
import { QUEUES } from '../../src/kernel/job-names.js';
import { QUEUE_PREFIX } from '../../src/platform/redis/redis-keys.js';
import { startConversation } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { Follower } from './follower.js';
import { onStage, type Stage } from './stage.js';
import { tell } from './turns.js';

/** How many processes take jobs of each queue, as Redis knows them by their connections. */
async function takers({ redis }: Stage): Promise<Record<string, number>> {
  const { hostname: host, port } = new URL(redis.url);
  const taken: Record<string, number> = {};
  for (const name of [...QUEUES, SCHEDULES_QUEUE]) {
    const queue = new Queue(name, { prefix: QUEUE_PREFIX, connection: { host, port: Number(port) } });
    taken[name] = await queue.getWorkersCount();
    await queue.close();
  }
  return taken;
}

const each = (count: number) => Object.fromEntries([...QUEUES, SCHEDULES_QUEUE].map((name) => [name, count]));

test('the API alone is ready, takes messages and no job; a worker beside it answers, and relays what was never sent', () =>
  onStage(async (stage) => {
    const api = await stage.startApi();
    const shop = await stage.business(api);
    const [told, lost] = [await startConversation(shop.api), await startConversation(shop.api)];
    const follower = new Follower(shop.api, told);
    const { turn } = await tell(shop.api, told, 'hello');
    const lostTurn = await stage.commitWithoutEnqueue(shop.id, lost);
    expect(await takers(stage)).toEqual(each(0));
    const turns = () => stage.sql<{ status: string }>('SELECT status FROM turns ORDER BY status');
    expect(await turns()).toEqual([{ status: 'queued' }, { status: 'queued' }]);

    await stage.startWorker();
    await follower.expectOneAnswer(String(turn?.id));
    await new Follower(shop.api, lost).expectOneAnswer(lostTurn);
    await eventually(async () => (await turns()).every(({ status }) => status === 'completed'));
    expect(await takers(stage)).toEqual(each(1));
  }));
