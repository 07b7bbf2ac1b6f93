import type { SourceBody } from './source-rig.js';
import { acceptAll, proposalsOf, readSource } from './source-rig.js';
import { startConversation } from '../support/businesses.js';
import { Site } from './site.js';
import { Stage } from './stage.js';
import { ask } from './turns.js';

const product = (number: number) => ({
  ...{ title: `Raku bowl ${number}`, handle: `raku-${number}`, body_html: '<p>Smoke fired.</p>' },
  variants: [{ sku: `RAKU-${number}`, price: `${20 + number}.00`, available: true, title: 'Default Title' }],
});

const HOURS = `<script type="application/ld+json">{"@type":"Store","name":"Kiln yard","openingHours":"Mo-Fr 07:30-16:00"}</script>`;

test('a feed of two pages becomes products, but none of the business’s own; hours come and go with their source', async () => {
  const site = await Site.start();
  const stage = await Stage.shared();
  try {
    const { api } = await stage.business(stage.frontdesk);
    const feed = '/products.json?limit=2';
    site.set(feed, JSON.stringify({ products: [product(1), product(2)] }));
    site.set(`${feed}&page=2`, JSON.stringify({ products: [product(3)] }));
    await api.put('/v1/products', { products: [{ sku: 'RAKU-2', name: 'My own bowl', price: '9.00' }] });
    const sent = await api.post<SourceBody>('/v1/sources', { kind: 'feed', url: site.url + feed });
    const read = await readSource(api, sent.body.id);
    expect(read).toMatchObject({ status: 'ready', pages: { found: 2, read: 2 }, proposals: { open: 3 } });
    const proposals = await proposalsOf(api, read.id);
    const own = proposals.find(({ content }) => content['sku'] === 'RAKU-2');
    expect(await acceptAll(api, read.id)).toMatchObject({
      ...{ changed: 2, unchanged: 0, errors: [{ id: own?.id, code: 'sku_taken' }] },
    });
    const skus = async () =>
      (await api.get<{ data: { sku: string; name: string }[] }>('/v1/products')).body.data
        .map(({ sku, name }) => `${sku} ${name}`)
        .sort();
    expect(await skus()).toEqual(['RAKU-1 Raku bowl 1', 'RAKU-2 My own bowl', 'RAKU-3 Raku bowl 3']);
    const answer = await ask(api, await startConversation(api), 'How much is the Raku bowl 3?');
    expect(answer.text).toMatch(/23/);
    // What the business sends itself is its own from then on.
    await api.put('/v1/products', { products: [{ sku: 'RAKU-3', name: 'Raku bowl 3', price: '23.00' }] });
    await api.delete(`/v1/sources/${read.id}`);
    expect(await skus()).toEqual(['RAKU-2 My own bowl', 'RAKU-3 Raku bowl 3']);

    site.set('/', `<!doctype html><html><body><main><p>Our yard.</p></main>${HOURS}</body></html>`);
    const page = await api.post<SourceBody>('/v1/sources', { kind: 'website', url: `${site.url}/` });
    await readSource(api, page.body.id);
    expect(await acceptAll(api, page.body.id)).toMatchObject({ changed: 2, errors: [] });
    const monday = async () =>
      (await api.get<{ week: { mon: unknown[] } }>('/v1/opening-hours')).body.week.mon;
    expect(await monday()).toEqual([{ open: '07:30', close: '16:00' }]);
    await api.delete(`/v1/sources/${page.body.id}`);
    expect(await monday()).toEqual([]);
  } finally {
    site.close();
    await stage.close();
  }
});
