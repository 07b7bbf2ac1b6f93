import type { JobKind } from '../../kernel/job-names.js';
import type { OwedKind, QueueFiguresRepository } from './queue-figures.repository.js';
import { QueueFiguresService } from './queue-figures.service.js';

function figuresOf(owed: OwedKind[]): QueueFiguresService {
  return new QueueFiguresService({
    owed: () => Promise.resolve(owed),
  } as unknown as QueueFiguresRepository);
}

const TURNS = { kind: 'turn.answer' as const, count: 3, oldestSeconds: 9.5, unsent: 1, unsentSeconds: 4 };
const SOURCE = { kind: 'source.read' as const, count: 2, oldestSeconds: 70, unsent: 2, unsentSeconds: 60 };
const RUN = { ...SOURCE, kind: 'evaluation.run' as const, count: 5, oldestSeconds: 80 };

describe('the figures of the queues', () => {
  it('are of each queue and urgency that there can be, 0 where nothing waits', async () => {
    const { lines, unsent, unsentSeconds } = await figuresOf([]).look();
    expect(new Set(lines.map(({ queue }) => queue)).size).toBe(7);
    expect(lines.every(({ count, oldestSeconds }) => count === 0 && oldestSeconds === 0)).toBe(true);
    expect([unsent, unsentSeconds]).toEqual([0, 0]);
  });

  it('join the kinds of one urgency', async () => {
    const { lines, unsent, unsentSeconds } = await figuresOf([TURNS, SOURCE, RUN]).look();
    expect(lines).toContainEqual({ queue: 'turns', priority: 1, count: 3, oldestSeconds: 9.5 });
    expect(lines).toContainEqual({ queue: 'bulk', priority: 3, count: 7, oldestSeconds: 80 });
    expect([unsent, unsentSeconds]).toEqual([5, 60]);
  });

  it('have the oldest job of each queue', async () => {
    expect(await figuresOf([TURNS, SOURCE, RUN]).oldest()).toEqual({
      ...{ turns: 9.5, channels: 0, events: 0, webhooks: 0, bulk: 80, imports: 0, indexing: 0 },
    });
  });

  it('do not take a business whose receiver is slow for a relay that stands still', async () => {
    const slow = { ...SOURCE, kind: 'webhook.deliver' as const, unsentSeconds: 900 };
    const { lines, unsent, unsentSeconds } = await figuresOf([TURNS, slow]).look();
    expect(lines).toContainEqual({ queue: 'webhooks', priority: 4, count: 2, oldestSeconds: 70 });
    expect([unsent, unsentSeconds]).toEqual([1, 4]);
  });

  it('leave out kinds of a newer version', async () => {
    const newer = { ...TURNS, kind: 'parcel.send' as JobKind };
    expect((await figuresOf([newer]).look()).unsent).toBe(0);
  });
});
