import { createServer } from 'node:http';
import type { Request } from 'express';
import { takeSlowBodies, withinPace } from './body-pace.js';

const MINUTE = 60;

/** A body that comes by the second. */
class SlowBody {
  readonly request = { complete: false, readableLength: 0, socket: { bytesRead: 0 } };
  private readonly read = Promise.withResolvers<string>();
  readonly outcome: Promise<unknown>;

  constructor() {
    const reading = withinPace(this.request as unknown as Request, this.read.promise);
    this.outcome = reading.catch((error: unknown) => (error as { code?: string }).code);
  }

  async come(bytesEachSecond: number, seconds: number, waiting = 0): Promise<void> {
    this.request.readableLength = waiting;
    for (let second = 0; second < seconds; second += 1) {
      this.request.socket.bytesRead += bytesEachSecond;
      await jest.advanceTimersByTimeAsync(1_000);
    }
  }

  end(): Promise<unknown> {
    this.request.complete = true;
    this.read.resolve('read');
    return this.outcome;
  }
}

describe('a body', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('may take an hour from a slow line', async () => {
    const body = new SlowBody();
    await body.come(2_048, 60 * MINUTE);
    expect(await body.end()).toBe('read');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('may pause, and go on', async () => {
    const body = new SlowBody();
    for (let pause = 0; pause < 10; pause += 1) {
      await body.come(0, 25);
      await body.come(65_536, 1);
    }
    expect(await body.end()).toBe('read');
  });

  it('is refused when its sender is silent for more than half a minute', async () => {
    const body = new SlowBody();
    await body.come(65_536, 10);
    await body.come(0, 31);
    expect(await body.outcome).toBe('body_too_slow');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is refused when it comes in drops', async () => {
    const body = new SlowBody();
    await body.come(100, MINUTE);
    expect(await body.outcome).toBe('body_too_slow');
  });

  it('is not refused while it is its reader who is slow', async () => {
    const body = new SlowBody();
    await body.come(0, 10 * MINUTE, 65_536);
    expect(await body.end()).toBe('read');
  });
});

it('is not ended by Node after five minutes', () => {
  const server = createServer();
  takeSlowBodies(server);
  expect([server.requestTimeout, server.headersTimeout]).toEqual([0, 60_000]);
});
