import { createServer, type Server } from 'node:http';
import { createServer as createRawServer, type AddressInfo } from 'node:net';
import { BodyTooLarge, OutboundConnections } from './outbound-connections.js';
import { guarded as guardedLookUp, isPublicAddress, lookUpPublic, PrivateAddress } from './public-address.js';

describe('public addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00:ec2::254',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'localhost',
    '',
  ])('are not %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::200e'])(
    'are %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('a name that changes between its check and its use', () => {
  const PUBLIC = { address: '8.8.8.8', family: 4 };
  const PRIVATE = { address: '127.0.0.1', family: 4 };

  /** What a connection would be made to, or null. */
  function handedBy(answer: () => { address: string; family: number }[]): Promise<string | null> {
    const lookUp = guardedLookUp((_, __, callback) => callback(null, answer()));
    return new Promise((resolve) =>
      lookUp('rebinding.example', { all: true }, (error, addresses) =>
        resolve(error ? null : JSON.stringify(addresses)),
      ),
    );
  }

  it('is looked up once, and connected to at what was checked: 1,000 tries', async () => {
    let asked = 0;
    const flips = () => [asked++ % 2 === 0 ? PUBLIC : PRIVATE];
    const handed: (string | null)[] = [];
    for (let n = 0; n < 1_000; n += 1) handed.push(await handedBy(flips));
    expect(asked).toBe(1_000);
    expect(new Set(handed)).toEqual(new Set([JSON.stringify([PUBLIC]), null]));
    expect(handed.filter((each) => each === null)).toHaveLength(500);
  });

  it('is refused when any of its addresses is private, and when it has none', async () => {
    expect(await handedBy(() => [PUBLIC, PRIVATE])).toBeNull();
    expect(await handedBy(() => [PRIVATE, PUBLIC])).toBeNull();
    expect(await handedBy(() => [])).toBeNull();
  });
});

describe('connections', () => {
  const connections = new OutboundConnections();
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      response.statusCode = request.url === '/error' ? 500 : 200;
      if (request.url === '/empty') response.writeHead(204).end();
      else response.end('a'.repeat(200_000));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    connections.onApplicationShutdown();
    server.closeAllConnections();
    server.close();
  });

  const open = connections.fetch({ allowsPrivate: true, maxBodyBytes: 100_000 });
  const guarded = connections.fetch({ allowsPrivate: false, maxBodyBytes: 1_000_000 });

  it('are refused to private addresses, named or written', async () => {
    const { port } = new URL(url);
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])
      await expect(guarded(`http://${host}:${port}/`)).rejects.toBeInstanceOf(PrivateAddress);
  });

  it('look names up that have only public addresses', async () => {
    const found = await new Promise((resolve) =>
      lookUpPublic('localhost', { all: true }, (error) => resolve(error)),
    );
    expect(found).toBeInstanceOf(PrivateAddress);
  });

  it('end at the most bytes of a body; of an error the beginning is read', async () => {
    await expect((await open(`${url}/`)).text()).rejects.toBeInstanceOf(BodyTooLarge);
    const error = await open(`${url}/error`);
    expect(error.status).toBe(500);
    const text = await error.text();
    expect(text.length).toBeGreaterThanOrEqual(65_536);
    expect(text.length).toBeLessThan(200_000);
    expect((await open(`${url}/empty`)).status).toBe(204);
  });

  it.each(['600', '999', '099', '101'])('fail at a status %s that no answer has', async (status) => {
    const raw = createRawServer((socket) =>
      socket
        .on('error', () => undefined)
        .once('data', () => socket.end(`HTTP/1.1 ${status} Odd\r\ncontent-length: 0\r\n\r\n`)),
    );
    await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = raw.address() as AddressInfo;
      await expect(open(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
        name: 'ConnectionFailed',
        code: 'BAD_STATUS',
      });
    } finally {
      raw.close();
    }
  });
});
