import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, RequestHandler, Response } from 'express';
import { RequestLimiter } from '../platform/limits/request-limiter.js';
import { publishAcknowledgePage } from './acknowledge-page.js';

/** The page as it is published, and how often an address was counted for it. */
function page() {
  const handlers: RequestHandler[] = [];
  let counted = 0;
  const limiter = { countAddress: () => Promise.resolve(void (counted += 1)) };
  publishAcknowledgePage({
    get: (token: unknown) => {
      if (token === RequestLimiter) return limiter;
      throw new Error('The page needs nothing else.');
    },
    use: (...each: RequestHandler[]) => handlers.push(...each),
  } as unknown as NestExpressApplication);
  return {
    /** @returns the body, null when the request is left to others */
    async ask(method: string, path: string): Promise<Buffer | null> {
      let sent: Buffer | null = null;
      const response = { set: () => undefined, send: (body: Buffer) => void (sent = body) };
      const request = { method, path, get: () => undefined };
      for (const handler of handlers) {
        const next = jest.fn();
        await handler(request as unknown as Request, response as unknown as Response, next);
        if (next.mock.calls.length === 0) break;
      }
      return sent;
    },
    counted: () => counted,
  };
}

describe('the page to acknowledge an alert', () => {
  it('is served, and counted in the limit of its address', async () => {
    const { ask, counted } = page();
    expect(String(await ask('GET', '/alerts/acknowledge'))).toContain('I have it');
    expect(counted()).toBe(1);
  });

  it('leaves what is posted to the controller, whose guard counts it', async () => {
    const { ask, counted } = page();
    expect(await ask('POST', '/alerts/acknowledge')).toBeNull();
    expect(counted()).toBe(0);
  });

  it('is nothing at other addresses', async () => {
    const { ask, counted } = page();
    expect(await ask('GET', '/alerts')).toBeNull();
    expect(counted()).toBe(0);
  });
});
