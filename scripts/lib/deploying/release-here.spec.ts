import { haproxyConfig } from './haproxy.mjs';
import { faultOf } from './release-here.mjs';

const NONE = { requests: 0, errors: 0, responseMs: 0, sessions: 0, isUp: true };
const compared = { since: NONE, usualMs: 20, probes: { requests: 0, errors: 0 } };

describe('a new version is worse than the one before', () => {
  it.each([
    ['as good', { requests: 100, errors: 2, responseMs: 60 }, null],
    ['3 % of its answers are errors', { requests: 100, errors: 3 }, '3 of 100 requests failed'],
    ['too few to tell', { requests: 19, errors: 10, responseMs: 900 }, null],
    [
      'more than three times as slow',
      { requests: 20, responseMs: 61 },
      'it answers after 61 ms, the version before after 20 ms',
    ],
    ['its health check fails', { isUp: false }, 'its health check fails'],
  ])('or not: %s', (_, now, fault) => {
    expect(faultOf({ ...NONE, ...now }, compared)).toBe(fault);
  });

  it('by what it did since it was tried only', () => {
    const since = { ...NONE, requests: 1000, errors: 500 };
    expect(faultOf({ ...NONE, requests: 1100, errors: 500 }, { ...compared, since })).toBeNull();
  });

  it('by our own questions, when nobody else asks', () => {
    expect(faultOf(NONE, { ...compared, probes: { requests: 30, errors: 1 } })).toBe(
      '1 of 30 requests failed',
    );
  });

  it('but not when nobody would notice', () => {
    expect(faultOf({ ...NONE, requests: 50, responseMs: 40 }, { ...compared, usualMs: 2 })).toBeNull();
  });
});

describe('the configuration of HAProxy', () => {
  const places = [
    { slot: 'blue' as const, port: 3001 },
    { slot: 'green' as const, port: 3002 },
  ];

  it('has only the slot that serves, also after HAProxy was started again', () => {
    const text = haproxyConfig({ socket: '/s', bind: '127.0.0.1:3000', places, serving: 'green' });
    expect(text).toMatch(/server green 127\.0\.0\.1:3002 check weight 90$/m);
    expect(text).toMatch(/server blue 127\.0\.0\.1:3001 check weight 10 disabled$/m);
  });
});
