import { Clock } from '../kernel/clock.js';
import { earliestId } from '../kernel/ids.js';
import type { StoredAlertTest } from './alert-test.types.js';
import type { AlertTestsRepository } from './alert-tests.repository.js';
import { AlertTestsService } from './alert-tests.service.js';
import type { Alertmanager, SentAlert } from '../platform/alerting/alertmanager.js';

const SENT = new Date('2026-12-01T09:00:00Z');
const MINUTE_MS = 60_000;
const STORED: StoredAlertTest = {
  id: '019aa7d3-1f00-7000-8000-5c3de0b7a901',
  startedBy: 'first',
  sentAt: SENT,
  receivers: ['page'],
  unreached: [],
  acknowledgedBy: null,
  acknowledgedWith: null,
  acknowledgedAt: null,
};

class SetClock extends Clock {
  constructor(private readonly minutes: number) {
    super();
  }

  now(): Date {
    return new Date(SENT.getTime() + this.minutes * MINUTE_MS);
  }
}

interface Parts {
  stored?: Partial<StoredAlertTest>;
  minutes?: number;
  publicUrl?: string;
  reached?: string[];
  all?: string[];
  away?: boolean;
  /** Lookups after sending that fail. */
  lostLookups?: number;
}

/** The service with one stored test, and what it sends. */
function desk({
  stored = {},
  minutes = 0,
  publicUrl = '',
  reached = ['page'],
  all = ['page'],
  away = false,
  lostLookups = 0,
}: Parts) {
  const test = { ...STORED, ...stored };
  const sent: SentAlert[] = [];
  let lost = lostLookups;
  const rows = new Map([[test.id, test]]);
  const repository = {
    get: (id: string) => Promise.resolve(rows.get(id) ?? null),
    create: (id: string, startedBy: string) =>
      Promise.resolve(void rows.set(id, { ...STORED, id, startedBy, receivers: [] })),
    noteReceivers: (id: string, receivers: string[], unreached: string[]) => {
      const noted = { ...test, ...rows.get(id), id, receivers, unreached };
      rows.set(id, noted);
      return Promise.resolve(noted);
    },
    acknowledge: (id: string, { by, with: proof }: { by: string; with: string }) =>
      Promise.resolve({ ...test, id, acknowledgedBy: by, acknowledgedWith: proof, acknowledgedAt: SENT }),
  } as unknown as AlertTestsRepository;
  const alertmanager = {
    isSetUp: true,
    publicUrl,
    send: (alerts: SentAlert[]) =>
      away ? Promise.reject(new Error('away')) : Promise.resolve(void sent.push(...alerts)),
    receiversOf: (_: string, id: string) => {
      lost -= 1;
      if (lost >= 0) return Promise.reject(new Error('lost'));
      return Promise.resolve(sent.some(({ labels }) => labels['test'] === id) ? reached : []);
    },
    receivers: () => Promise.resolve(all),
  } as unknown as Alertmanager;
  return { service: new AlertTestsService(repository, alertmanager, new SetClock(minutes)), sent };
}

describe('a test of alerts', () => {
  it('goes out in every severity that people hear, never as a heartbeat', async () => {
    const { service, sent } = desk({ publicUrl: 'https://desk.example.com' });
    const { id } = await service.create('first');
    expect(sent.map(({ labels }) => labels['severity'])).toEqual(['page', 'ticket', 'escalate']);
    for (const { labels, annotations, startsAt, endsAt } of sent) {
      expect(labels).toMatchObject({ alertname: 'AlertTest', test: id });
      expect(annotations['acknowledge']).toMatch(
        new RegExp(`^https://desk[.]example[.]com/alerts/acknowledge#${id}[.][\\w-]{32}$`),
      );
      expect(endsAt.getTime()).toBeGreaterThan(startsAt.getTime() + 60 * MINUTE_MS);
    }
  });

  it('has no link when nobody said where Frontdesk is', async () => {
    const { service, sent } = desk({});
    await service.create('first');
    for (const { annotations } of sent) expect(annotations).not.toHaveProperty('acknowledge');
  });

  it('names receivers that it does not reach, but not the heartbeat’s', async () => {
    const { service } = desk({ reached: ['page'], all: ['heartbeat', 'page', 'night'] });
    expect(await service.create('first')).toMatchObject({ receivers: ['page'], unreached: ['night'] });
  });

  it.each([
    ['waiting', {}, 9],
    ['escalated', {}, 10],
    ['unsent', { receivers: [] }, 20],
    ['acknowledged', { acknowledgedBy: 'Mara', acknowledgedWith: 'link', acknowledgedAt: SENT }, 20],
  ])('is %s', async (status, stored, minutes) => {
    const { service } = desk({ stored, minutes });
    expect((await service.get(STORED.id)).status).toBe(status);
  });

  it('ends when it is acknowledged, by every clock', async () => {
    const { service, sent } = desk({ minutes: 3 });
    expect(await service.acknowledge(STORED.id, { by: 'Mara', with: 'first' })).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: 'Mara',
    });
    expect(sent).toHaveLength(3);
    for (const { endsAt } of sent) expect(endsAt).toEqual(new Date(SENT.getTime() + 2 * MINUTE_MS));
  });

  describe('that is due every week', () => {
    const TICK = new Date('2026-12-08T09:00:00Z');

    it('is sent once, however often its run fails after sending', async () => {
      const { service, sent } = desk({ lostLookups: 2 });
      await expect(service.createScheduled(TICK)).rejects.toThrow('lost');
      await expect(service.createScheduled(TICK)).rejects.toThrow('lost');
      expect(await service.createScheduled(TICK)).toMatchObject({
        receivers: ['page'],
        startedBy: 'schedule',
      });
      await service.createScheduled(TICK);
      expect(sent).toHaveLength(3);
    });

    it('is not sent again when it has been acknowledged and Alertmanager knows it no more', async () => {
      const id = earliestId(TICK.getTime());
      const { service, sent } = desk({ stored: { id, receivers: [], acknowledgedAt: SENT } });
      expect(await service.createScheduled(TICK)).toMatchObject({ id, status: 'acknowledged' });
      expect(sent).toEqual([]);
    });

    it('is sent when Alertmanager has not taken it before, and again for the next week', async () => {
      const id = earliestId(TICK.getTime());
      const { service, sent } = desk({ stored: { id, receivers: [] } });
      await service.createScheduled(TICK);
      await service.createScheduled(new Date('2026-12-15T09:00:00Z'));
      expect(sent).toHaveLength(6);
      expect(new Set(sent.map(({ labels }) => labels['test'])).size).toBe(2);
    });
  });

  it('is acknowledged also while Alertmanager is away', async () => {
    const { service } = desk({ away: true });
    expect(await service.acknowledge(STORED.id, { by: 'Mara', with: 'first' })).toMatchObject({
      status: 'acknowledged',
    });
  });
});
