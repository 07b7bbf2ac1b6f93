import { Clock } from '../kernel/clock.js';
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
}

/** The service with one stored test, and what it sends. */
function desk({
  stored = {},
  minutes = 0,
  publicUrl = '',
  reached = ['page'],
  all = ['page'],
  away = false,
}: Parts) {
  const test = { ...STORED, ...stored };
  const sent: SentAlert[] = [];
  const repository = {
    get: () => Promise.resolve(test),
    create: () => Promise.resolve(),
    noteReceivers: (id: string, receivers: string[], unreached: string[]) =>
      Promise.resolve({ ...test, id, receivers, unreached }),
    acknowledge: (id: string, { by, with: proof }: { by: string; with: string }) =>
      Promise.resolve({ ...test, id, acknowledgedBy: by, acknowledgedWith: proof, acknowledgedAt: SENT }),
  } as unknown as AlertTestsRepository;
  const alertmanager = {
    isSetUp: true,
    publicUrl,
    send: (alerts: SentAlert[]) =>
      away ? Promise.reject(new Error('away')) : Promise.resolve(void sent.push(...alerts)),
    receiversOf: () => Promise.resolve(reached),
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

  it('is acknowledged also while Alertmanager is away', async () => {
    const { service } = desk({ away: true });
    expect(await service.acknowledge(STORED.id, { by: 'Mara', with: 'first' })).toMatchObject({
      status: 'acknowledged',
    });
  });
});
