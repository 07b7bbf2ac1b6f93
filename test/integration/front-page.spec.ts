import { Api } from '../support/api.js';
import { Stage } from '../e2e/stage.js';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

let stage: Stage;
let anyone: Api;

beforeAll(async () => {
  stage = await Stage.shared();
  anyone = new Api(stage.frontdesk.url, null);
});
afterAll(() => stage.close());

describe('the address itself', () => {
  it('leads a browser to the documents, by a page inside a policy', async () => {
    const { status, text, headers } = await anyone.get('/', { accept: BROWSER });
    expect([status, headers.get('content-type'), headers.get('vary')]).toEqual([
      200,
      'text/html; charset=utf-8',
      expect.stringContaining('Accept'),
    ]);
    const links = [...text.split('href="').slice(1)].map((rest) => rest.split('"')[0] ?? '');
    expect(links).toContain('/docs');
    expect(links).not.toContain('/demo');
    for (const path of links) expect([path, (await anyone.get(path)).status]).toEqual([path, 200]);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'sha256-");
  });

  it.each(['*/*', 'application/json', 'image/png'])(
    'leads a program that accepts %s by JSON',
    async (accept) => {
      const { status, body } = await anyone.get<{ links: Record<string, string> }>('/', { accept });
      expect(status).toBe(200);
      expect(body.links).toMatchObject({ docs: '/docs', openapi: '/openapi.json', health: '/health' });
    },
  );
});
