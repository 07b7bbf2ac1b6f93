import { parseRedisUrl } from './redis-url.js';

describe('a URL of Redis', () => {
  it.each([
    ['redis://localhost', { kind: 'single', hosts: [{ host: 'localhost', port: 6379 }], db: 0, tls: false }],
    ['redis://[::1]:6380/2', { kind: 'single', hosts: [{ host: '::1', port: 6380 }], db: 2 }],
    [
      'rediss://default:p%40ss%3A@cache.internal:6380/0',
      { username: 'default', password: 'p@ss:', tls: true, hosts: [{ host: 'cache.internal', port: 6380 }] },
    ],
    ['redis://:only@h', { username: undefined, password: 'only' }],
    ['redis://u:pa:ss@h', { username: 'u', password: 'pa:ss', hosts: [{ host: 'h', port: 6379 }] }],
    ['redis://:p@ss/w@h:1/2', { password: 'p@ss/w', hosts: [{ host: 'h', port: 1 }], db: 2 }],
    [
      'redis+sentinel://:pw@a,b:5000,c/front-desk/3',
      {
        ...{ kind: 'sentinel', master: 'front-desk', db: 3, password: 'pw' },
        hosts: [
          { host: 'a', port: 26379 },
          { host: 'b', port: 5000 },
          { host: 'c', port: 26379 },
        ],
      },
    ],
    [
      'rediss+cluster://a:7000,b:7001',
      { kind: 'cluster', tls: true, hosts: [{ port: 7000 }, { port: 7001 }] },
    ],
  ])('%s is read', (text, place) => {
    expect(parseRedisUrl(text)).toMatchObject(place);
  });

  it.each([
    ...[
      'http://secret/',
      'secret:6379',
      'redis://',
      'redis:///0',
      'redis://a,b',
      'redis://a/x',
      'redis://a/-1',
    ],
    ...[
      'redis+sentinel://a',
      'redis+sentinel://a/',
      'redis+cluster://a/1',
      'redis+other://a',
      'redis://a:99999',
    ],
  ])('%s is refused, and the error does not show it', (text) => {
    expect(() => parseRedisUrl(text)).toThrow(/^(?!.*secret)/);
  });
});
