import { get, type IncomingMessage } from 'node:http';
import { Api } from '../../support/api.js';
import { Stage } from '../stage.js';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

let stage: Stage;
let anyone: Api;
beforeAll(async () => {
  stage = await Stage.shared();
  anyone = new Api(stage.frontdesk.url, null);
});
afterAll(() => stage.close());

function raw(path: string, accept = 'identity'): Promise<IncomingMessage & { bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    get(`${stage.frontdesk.url}${path}`, { headers: { 'accept-encoding': accept } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(Object.assign(answer, { bytes: Buffer.concat(chunks) })));
    }).on('error', reject);
  });
}

/** What the page names. */
async function named(pattern: RegExp): Promise<string[]> {
  const page = (await raw('/console')).bytes.toString();
  return [...page.matchAll(pattern)].map(([, path]) => path ?? '');
}

test.each(['/console', '/console/', '/console/inbox', '/console/inbox/0199-a', '/console/team?x=1'])(
  '%s is the page, with its policy, and is asked for each time',
  async (path) => {
    const { statusCode, headers, bytes } = await raw(path);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toBe(POLICY);
    expect(headers['cache-control']).toBe('no-cache');
    expect(bytes.toString()).toContain('<div id="root">');
    expect(bytes.toString()).not.toMatch(/<style|<script(?![^>]* src=)| style=| on\w+=/);
  },
);

test('its files have a hash in their names, are kept for good and come compressed', async () => {
  const files = await named(/(?:src|href)="(\/console\/assets\/[^"]+)"/g);
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    const [plain, coded] = [await raw(file), await raw(file, 'gzip, br')];
    expect(file).toMatch(/-[\w-]{8}\.(?:js|css)$/);
    expect([plain.statusCode, coded.statusCode]).toEqual([200, 200]);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(coded.headers['content-encoding']).toBe('br');
    expect(coded.bytes.length).toBeLessThan(plain.bytes.length);
  }
});

test('what keeps its name is asked for each time', async () => {
  for (const file of ['/console/theme.js', '/console/icon.svg']) {
    const { statusCode, headers } = await raw(file);
    expect([file, statusCode, headers['cache-control']]).toEqual([file, 200, 'no-cache']);
  }
});

test.each(['/console/assets/nothing.js', '/console/v1/nothing', '/console/index.html', '/console/../.env'])(
  '%s is not the page',
  async (path) => {
    const { statusCode, headers } = await raw(path);
    expect([statusCode, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
  },
);

test('other methods are refused', async () => {
  const [file = ''] = await named(/src="(\/console\/assets\/[^"]+)"/g);
  for (const path of ['/console', '/console/inbox', file])
    expect([path, (await anyone.call('POST', path)).status]).toEqual([path, 405]);
});
