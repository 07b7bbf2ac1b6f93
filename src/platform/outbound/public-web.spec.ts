import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { OutboundConnections } from './outbound-connections.js';
import { PublicWeb, WebFault, type WebLimits } from './public-web.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Far longer than a test may take: what ends a call is what the test is about. */
const PATIENT: WebLimits = { maxBytes: 100_000, timeoutMs: 60_000 };
const MOST_REQUESTS = 6;

describe('pages of the web', () => {
  const connections = new OutboundConnections();
  // Only this host may have a private address.
  const web = new PublicWeb(connections, {
    sourcePrivateHosts: ['127.0.0.1'],
    webhookPrivateHosts: [],
    smtpPrivateHosts: [],
    imapPrivateHosts: [],
  });
  const asked: string[] = [];
  let server: Server;
  let url: string;
  let handle: Handler;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      handle(request, response);
    });
    // On every address of this machine, so that a private one would answer.
    await once(server.listen(0), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked.length = 0;
  });
  afterAll(() => {
    connections.onApplicationShutdown();
    server.closeAllConnections();
    server.close();
  });

  async function problemOf(path: string, limits: Partial<WebLimits> = {}): Promise<string> {
    const outcome: unknown = await web
      .get(`${url}${path}`, { ...PATIENT, ...limits })
      .catch((error: unknown) => error);
    return outcome instanceof WebFault ? outcome.problem : JSON.stringify(outcome);
  }

  function redirects(to: (path: string) => string | null): void {
    handle = ({ url: path = '' }, response) => {
      const location = to(path);
      if (location === null) response.end('secret');
      else response.writeHead(302, { location }).end();
    };
  }

  it('that drip are given up at the deadline, whatever has come', async () => {
    let sent = 0;
    handle = (_, response) => {
      const timer = setInterval(() => {
        sent += 1;
        response.write('.');
      }, 20);
      response.on('close', () => clearInterval(timer));
    };
    expect(await problemOf('/drips', { timeoutMs: 1_500 })).toBe('timed_out');
    expect(sent).toBeGreaterThan(0);
  });

  it('that never begin, or that redirect slowly, share one deadline', async () => {
    handle = () => undefined;
    expect(await problemOf('/silent', { timeoutMs: 500 })).toBe('timed_out');
    handle = ({ url: path = '' }, response) => {
      setTimeout(() => response.writeHead(302, { location: `${path}x` }).end(), 400);
    };
    expect(await problemOf('/slow', { timeoutMs: 900 })).toBe('timed_out');
    expect(asked.length).toBeLessThan(MOST_REQUESTS);
  });

  it('that never end are cut at their bytes, and their connection is closed', async () => {
    const closed = new Promise<number>((resolve) => {
      handle = (_, response) => {
        let bytes = 0;
        const part = Buffer.alloc(16_384, 'a');
        const write = (): void => {
          if (response.destroyed) return;
          bytes += part.length;
          if (response.write(part)) setImmediate(write);
          else response.once('drain', write);
        };
        response.on('close', () => resolve(bytes));
        write();
      };
    });
    expect(await problemOf('/endless')).toBe('too_large');
    expect(await closed).toBeLessThan(100_000_000);
  });

  const BOMB = Buffer.alloc(5_000_000, 'a');
  it.each([
    ['gzip', gzipSync(BOMB), 'gzip'],
    ['deflate', deflateSync(BOMB), 'deflate'],
    ['brotli', brotliCompressSync(BOMB), 'br'],
    ['a compressed file', gzipSync(BOMB), ''],
    ['gzip in gzip', gzipSync(gzipSync(BOMB)), 'gzip'],
  ])('that unpack to far more than they are: %s', async (_, body, coding) => {
    handle = (__, response) => {
      if (coding !== '') response.setHeader('content-encoding', coding);
      response.end(body);
    };
    expect(body.length).toBeLessThan(PATIENT.maxBytes);
    expect(await problemOf('/bomb')).toBe('too_large');
  });

  describe.each([0, 1, 2, 3, 4])('behind %i redirects', (hops) => {
    it.each([
      'http://169.254.169.254/latest/meta-data/',
      'http://[::1]:PORT/secret',
      'http://[::ffff:127.0.0.1]:PORT/secret',
      'http://0x7f.0.0.2:PORT/secret',
      'http://2130706434:PORT/secret',
      'http://0177.0.0.2:PORT/secret',
      'http://localhost:PORT/secret',
      '//localhost:PORT/secret',
    ])('are not read at %s', async (target) => {
      const { port } = new URL(url);
      redirects((path) => {
        if (path === '/secret') return null;
        const hop = Number(path.slice('/hop/'.length));
        return hop < hops ? `/hop/${hop + 1}` : target.replace('PORT', port);
      });
      expect(await problemOf('/hop/0')).toBe('private_address');
      expect(asked).not.toContain('/secret');
      expect(asked).toHaveLength(hops + 1);
    });
  });

  it.each([
    ...['10.0.0.1', '172.16.3.4', '192.168.1.1', '127.0.0.2', '169.254.169.254', '0.0.0.0', '100.64.0.1'],
    ...['2130706434', '0x7f000002', '0177.0.0.2', '0x7f.2', '017700000002', '2852039166', '127.0.0.2.'],
    ...[
      '[::1]',
      '[fe80::1]',
      '[fd00:ec2::254]',
      '[::ffff:10.0.0.1]',
      '[::ffff:a9fe:a9fe]',
      '[64:ff9b::7f00:1]',
    ],
  ])('at %s are private before they are read', (host) => {
    expect(web.isPrivate(new URL(`http://${host}:8080/page`))).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '0x7f000001',
    '8.8.8.8',
    '[2606:4700::1111]',
    'localhost',
    'shop.example',
    '10.0.0.1.example',
  ])('at %s may be read, or are looked up first', (host) => {
    expect(web.isPrivate(new URL(`http://${host}/page`))).toBe(false);
  });

  it('that lead round and round, or nowhere, are given up', async () => {
    redirects((path) => (path === '/a' ? '/b' : '/a'));
    expect(await problemOf('/a')).toBe('redirect_loop');
    expect(asked.length).toBeLessThanOrEqual(MOST_REQUESTS);
    redirects(() => 'file:///etc/passwd');
    expect(await problemOf('/a')).toBe('invalid_address');
    redirects(() => 'http://user:password@127.0.0.1/');
    expect(await problemOf('/a')).toBe('invalid_address');
  });

  it('that leave what may be followed are not read there', async () => {
    redirects((path) => (path === '/a' ? '/secret' : null));
    expect(await problemOf('/a', { mayFollow: ({ pathname }) => pathname !== '/secret' })).toBe('left_site');
    expect(asked).toEqual(['/a']);
  });

  it.each([
    ['7', 7],
    [' 120 ', 120],
    [undefined, null],
    ['soon', null],
  ])('tell when to come again: Retry-After %s', async (header, seconds) => {
    handle = (_, response) => {
      response.writeHead(429, header === undefined ? {} : { 'retry-after': header }).end('busy');
    };
    expect(await web.get(`${url}/busy`, PATIENT)).toMatchObject({ status: 429, retryAfterSeconds: seconds });
  });

  it('tell it as a date too', async () => {
    const at = new Date(Date.now() + 90_000).toUTCString();
    handle = (_, response) => void response.writeHead(503, { 'retry-after': at }).end();
    const { retryAfterSeconds } = await web.get(`${url}/busy`, PATIENT);
    expect(retryAfterSeconds).toBeGreaterThan(30);
    expect(retryAfterSeconds).toBeLessThanOrEqual(90);
    handle = (_, response) =>
      void response.writeHead(503, { 'retry-after': new Date(0).toUTCString() }).end();
    expect((await web.get(`${url}/busy`, PATIENT)).retryAfterSeconds).toBe(0);
  });
});
