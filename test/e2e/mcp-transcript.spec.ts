import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from '../../scripts/lib/system/commands.mjs';
import { ROOT } from '../../scripts/lib/system/paths.mjs';
import { Stage } from './stage.js';

const PAGE = readFileSync(join(ROOT, 'docs', 'mcp.md'), 'utf8');

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.shared();
});
afterAll(() => stage.close());

/** As in the README's walk. */
const PRODUCTS = [
  { sku: 'TEA-1', name: 'Harbour breakfast tea, 100 g', price: '9.50', stock: 40 },
  { sku: 'POT-1', name: 'Blue teapot, 1 litre', price: '34.00', stock: 0 },
];
const ARTICLE = {
  question: 'How much is delivery?',
  answer: 'Delivery in Ireland is €4.95, and free from €50.',
};
const ORDER = {
  ...{ number: 'HT-1001', status: 'shipped', total: '19.00' },
  customer: { name: 'Orla Quinn', email: 'orla@example.com' },
  items: [{ sku: 'TEA-1', quantity: 2, unitPrice: '9.50' }],
  shipments: [{ carrier: 'An Post', trackingNumber: 'CE123456789IE' }],
};

/** `YYYY-MM-DD` */
function soon(): string {
  return new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
}

/** Without what differs between two runs. */
function lasting(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-(?:…|[0-9a-f]{4}-[0-9a-f-]{22})/gu, '{id}')
    .replaceAll(/(?<="expectedAt\\?":\\?")[\d-]{10}/gu, '{day}')
    .replaceAll(/\(\d+ characters\)/gu, '({length})')
    .trim();
}

test('the transcript of docs/mcp.md is what its command prints', async () => {
  const shop = await stage.business(stage.frontdesk, { name: 'Harbour Tea' });
  await shop.api.put('/v1/products', { products: PRODUCTS });
  await shop.api.put('/v1/articles', { articles: [ARTICLE] });
  await shop.api.post('/v1/orders', { ...ORDER, expectedAt: soon() });
  const [, command = '', transcript = ''] =
    /```sh\n(node scripts\/mcp-transcript\.mjs[^`]+)```\s+```\n([^`]+)```/u.exec(PAGE) ?? [];
  const env = { ...process.env, KEY: shop.api.key ?? '', FRONTDESK: stage.frontdesk.url };
  const told = await mustRun('the transcript', 'bash', ['-c', command], { cwd: ROOT, env });
  expect(lasting(told)).toBe(lasting(transcript));
});
