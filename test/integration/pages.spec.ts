import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Api } from '../support/api.js';
import { createBusiness, type TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { FrontdeskProcess, newSecrets } from '../support/frontdesk-process.js';
import { operationsOf, type Problem } from './http-rig.js';

const DOCUMENTS = ['/openapi.json', '/admin/openapi.json'];
const PAGES = [
  '/docs',
  '/docs/',
  '/docs/index.html',
  '/admin/docs',
  '/admin/docs/',
  '/admin/docs/index.html',
];
const UI_FILES = ['start.js', 'swagger-ui-bundle.js', 'swagger-ui.css', 'index.css', 'favicon-32x32.png'];
const COUNTED = [
  '/',
  '/docs/guide.md',
  ...DOCUMENTS,
  ...PAGES,
  ...UI_FILES.flatMap((name) => [`/docs/${name}`, `/admin/docs/${name}`]),
  ...['/widget.js', '/assets/widget-app.js', '/assets/nothing.js', '/demo'],
];

const secrets = newSecrets();
let frontdesk: FrontdeskProcess;
let shop: TestBusiness;
let anyone: Api;

beforeAll(async () => {
  frontdesk = await FrontdeskProcess.start(secrets, { ADDRESS_REQUESTS_PER_MINUTE: '100000' });
  shop = await createBusiness(frontdesk, secrets);
  anyone = new Api(frontdesk.url, null);
});
afterAll(() => frontdesk.stop());

describe('documents and pages', () => {
  it.each([...DOCUMENTS, ...PAGES])('%s is not sent again to whom has it', async (path) => {
    const { status, headers } = await anyone.get(path);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
    // As a browser revalidates; fetch by itself would bypass every cache.
    const asks = { 'if-none-match': headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
    const again = await anyone.get(path, asks);
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('exist as JSON and as a page only', async () => {
    for (const path of [
      '/docs-yaml',
      '/docs-json',
      '/admin/docs-yaml',
      '/docs/LICENSE',
      '/docs/package.json',
    ]) {
      expect([path, (await anyone.get(path)).status]).toEqual([path, 404]);
    }
    expect((await anyone.call('POST', '/openapi.json')).status).toBe(405);
  });

  it('count in the limit of the address, as do the demo page and the widget’s files', async () => {
    for (const path of COUNTED) {
      const { headers } = await anyone.call('HEAD', path);
      expect([path, headers.get('ratelimit')]).toEqual([
        path,
        expect.stringMatching(/^"address";r=\d+;t=\d+$/),
      ]);
    }
    const narrow = await FrontdeskProcess.start(secrets, { ADDRESS_REQUESTS_PER_MINUTE: '1' });
    try {
      const limited = new Api(narrow.url, null);
      // What was counted a minute ago counts no more.
      const { status, body, headers } = await eventually(async () => {
        const answer = await limited.get<Problem & { limit: object }>('/docs');
        return answer.status === 429 && answer;
      });
      expect([status, body.code, body.limit]).toEqual([
        429,
        'rate_limited',
        expect.objectContaining({ name: 'address' }),
      ]);
      expect(headers.get('cache-control')).toBeNull();
      expect((await new Api(narrow.url, null).get('/health/live')).status).toBe(200);
    } finally {
      await narrow.stop();
    }
  });

  // Measures the server's CPU time, because the machine is shared.
  it.each([
    ...DOCUMENTS,
    '/docs',
    '/admin/docs',
    '/docs/start.js',
    '/docs-yaml',
    '/admin/docs-yaml',
    '/widget.js',
  ])('%s costs the server next to nothing', async (path) => {
    const requests = 40;
    const costs: number[] = [];
    // The least of three rounds: what the process does besides, and a core that is shared, count in one of them.
    for (let round = 0; round < 3; round += 1) {
      const before = cpuMs(Number(frontdesk.child.pid));
      for (let sent = 0; sent < requests; sent += 1) await anyone.get(path);
      costs.push((cpuMs(Number(frontdesk.child.pid)) - before) / requests);
    }
    expect(Math.min(...costs)).toBeLessThan(16);
  });
});

describe('a compressed form', () => {
  const FILES = ['/widget.js', '/assets/widget-app.js', '/assets/words-de.json', '/assets/demo.css'];
  const DOCS = ['/docs/swagger-ui-bundle.js', '/docs/swagger-ui.css', '/openapi.json'];

  function raw(path: string, accept: string): Promise<IncomingMessage & { bytes: Buffer }> {
    return new Promise((resolve, reject) => {
      const headers = { 'accept-encoding': accept };
      get(`${frontdesk.url}${path}`, { headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve(Object.assign(answer, { bytes: Buffer.concat(chunks) })));
      }).on('error', reject);
    });
  }

  it.each([...FILES, ...DOCS])('of %s is sent to whom takes it, and is the same file', async (path) => {
    const plain = await raw(path, 'identity');
    const gzip = await raw(path, 'gzip');
    const brotli = await raw(path, 'gzip, deflate, br');
    const coded = [plain, gzip, brotli].map(({ headers }) => headers['content-encoding']);
    expect(coded).toEqual([undefined, 'gzip', 'br']);
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
    expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
    expect(brotli.bytes.length).toBeLessThan(plain.bytes.length * 0.6);
    for (const { headers } of [plain, gzip, brotli]) {
      expect(headers.vary).toContain('Accept-Encoding');
      expect(headers['content-type']).toBe(plain.headers['content-type']);
    }
    expect(new Set([plain, gzip, brotli].map(({ headers }) => headers.etag)).size).toBe(3);
  });

  it.each(['br;q=0, gzip', 'gzip;q=1, br;q=0.1'])(
    'is not one that the caller likes less: %s',
    async (accept) => {
      const { headers } = await raw('/assets/widget-app.js', accept);
      expect(headers['content-encoding']).toBe('gzip');
    },
  );

  it('is kept for good only under the version that it has', async () => {
    const loader = (await raw('/widget.js', 'identity')).bytes.toString();
    const address = /assets\/widget-app\.js\?v=\w+/.exec(loader)?.[0] ?? '';
    const kept = async (path: string) => (await raw(path, 'br')).headers['cache-control'];
    expect(await kept(`/${address}`)).toBe('public, max-age=31536000, immutable');
    expect(await kept('/assets/widget-app.js?v=000000000000')).toBe('public, max-age=300');
    expect(await kept('/widget.js')).toBe('public, max-age=300');
  });

  it.each(['POST', 'PUT', 'DELETE'])('does not take %s', async (method) => {
    for (const path of ['/widget.js', '/assets/words-de-informal.json', '/assets/docs/swagger-ui.css.br']) {
      const { status, body, headers } = await anyone.call<Problem>(method, path);
      expect([path, status, body.code, headers.get('allow')]).toEqual([
        path,
        405,
        'method_not_allowed',
        'GET, HEAD',
      ]);
    }
    expect((await anyone.call(method, '/assets/nothing.js')).status).toBe(404);
  });

  it('may be read by any page, for crossorigin and integrity on the tag', async () => {
    for (const path of FILES) {
      const { headers } = await raw(path, 'br');
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['access-control-allow-credentials']).toBeUndefined();
    }
  });
});

/** User and system time of a process so far: fields 14 and 15 of `proc(5)`, in ticks of 10 ms. */
function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

describe('a content security policy', () => {
  it('allows nothing on responses that are not pages', async () => {
    for (const path of ['/health/live', '/openapi.json', '/widget.js', '/v1/tenant', '/nothing']) {
      const { headers } = await anyone.get(path);
      expect([path, headers.get('content-security-policy')]).toEqual([
        path,
        "default-src 'none';frame-ancestors 'none'",
      ]);
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });

  it.each(PAGES)('%s allows its own files alone, and no frame', async (path) => {
    const { headers, text } = await anyone.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(text).not.toMatch(/<script>|<style|\son\w+=/);
  });
});

describe('a request', () => {
  async function raw(head: string): Promise<string> {
    const { hostname, port } = new URL(frontdesk.url);
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.write(`${head}\r\nConnection: close\r\n\r\n`);
    await once(socket, 'close');
    return Buffer.concat(chunks).toString();
  }

  it.each([
    ['GET /health/live HTTP/1.1\r\nHost: a.example', 200],
    ['GET /health/live HTTP/1.1', 400],
    ['GET /health/live HTTP/1.1\r\nHost: a.example\r\nHost: b.example', 400],
    ['GET /health/live HTTP/1.1\r\nHost: a.example\r\nhost: a.example', 400],
    ['GET /docs HTTP/1.1\r\nHost: a.example\r\nHost: b.example', 400],
    ['GET /widget.js HTTP/1.1\r\nHost: a.example\r\nHost: b.example', 400],
  ])('has exactly one Host: %j', async (head, status) => {
    const answer = await raw(head);
    expect(answer.split(' ')[1]).toBe(String(status));
    if (head.split(/host:/i).length > 2) expect(answer).toContain('"code":"several_hosts"');
  });

  it('without the body that its operation needs is refused, without effect', async () => {
    const { body } = await shop.widget.post<{ token: string }>('/widget/v1/sessions');
    const conversation = await shop.api.post<{ id: string }>('/v1/conversations', {
      channel: 'api',
      visitor: {},
    });
    const key = await shop.api.post<{ id: string }>('/v1/api-keys', {
      name: 'Spare',
      scopes: ['orders:read'],
    });
    const keys: Record<string, string | null> = {
      admin: secrets.adminKey,
      tenant: shop.api.key,
      publishable: shop.widget.key,
      visitor: body.token,
    };
    const all = (await Promise.all(DOCUMENTS.map((path) => operationsOf(frontdesk.url, path)))).flat();
    // A message of MCP is refused as JSON-RPC has it.
    const withBody = all.filter(
      ({ path, example, needsBody }) => path !== '/mcp' && example !== undefined && needsBody,
    );
    expect(withBody.length).toBeGreaterThan(20);
    for (const { id, method, path, needs } of withBody) {
      const existing = path.includes('/api-keys/')
        ? key.body.id
        : path.startsWith('/admin')
          ? shop.id
          : conversation.body.id;
      const api = new Api(frontdesk.url, keys[needs ?? ''] ?? null);
      const answer = await api.call<Problem>(method, path.replace('{id}', existing));
      expect([id, answer.status, answer.body.errors[0]]).toEqual([
        id,
        422,
        { pointer: '', code: 'missing', detail: expect.stringContaining('A JSON body is needed') },
      ]);
    }
  });
});
