import express, { type Request, type Response } from 'express';
import { proxyWatch } from './proxy-watch.js';

const HOUR = 60 * 60 * 1000;

/** Each entry: the peer's address and its `X-Forwarded-For`. */
function warnings(trusted: string[], ...requests: [string | undefined, string | undefined][]): number {
  const warn = jest.fn();
  const next = jest.fn();
  const watch = proxyWatch(warn);
  const app = express().set('trust proxy', trusted);
  for (const [remoteAddress, forwarded] of requests) {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    watch({ app, socket: { remoteAddress }, headers } as unknown as Request, {} as Response, next);
  }
  expect(next).toHaveBeenCalledTimes(requests.length);
  return warn.mock.calls.length;
}

describe('the warning about proxies that are not listed', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('comes once, however many requests there are', () => {
    expect(warnings([], ['10.0.0.7', '198.51.100.1'], ['10.0.0.8', '198.51.100.2'])).toBe(1);
    expect(warnings(['loopback'], ['10.0.0.7', '198.51.100.1'], [undefined, ''])).toBe(1);
  });

  it('does not come for a listed proxy or without the header', () => {
    expect(warnings(['10.0.0.0/8'], ['10.0.0.7', '198.51.100.1'], ['::ffff:10.0.0.7', '6.6.6.6'])).toBe(0);
    expect(warnings([], ['10.0.0.7', undefined])).toBe(0);
  });

  it('comes again after an hour', () => {
    const warn = jest.fn();
    const watch = proxyWatch(warn);
    const request = {
      ...{ app: express(), socket: { remoteAddress: '10.0.0.7' } },
      headers: { 'x-forwarded-for': '198.51.100.1' },
    } as unknown as Request;
    for (const after of [0, HOUR - 1, 1, 1]) {
      jest.advanceTimersByTime(after);
      watch(request, {} as Response, () => undefined);
    }
    expect(warn).toHaveBeenCalledTimes(2);
  });
});
