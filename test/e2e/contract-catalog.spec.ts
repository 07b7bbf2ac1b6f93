import type { TestBusiness } from '../support/businesses.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { aTime, allPages, anId, expectProblem, type PageBody } from './expectations.js';
import { Stage } from './stage.js';

interface ProductBody {
  id: string;
  sku: string;
  name: string;
  price: string;
}

interface SearchBody {
  data: { product: ProductBody; score: number; match: string }[];
  degraded: boolean;
}

const UNKNOWN = '01920000-0000-7000-8000-000000000000';

let stage: Stage;
let frontdesk: FrontdeskProcess;
let shop: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
});
beforeEach(async () => {
  shop = await stage.business(frontdesk);
});
afterAll(() => stage.close());

function put(products: unknown[]) {
  return shop.api.put('/v1/products', { products });
}

async function onlyProduct(): Promise<ProductBody> {
  const { body } = await shop.api.get<PageBody<ProductBody>>('/v1/products');
  expect(body.data).toHaveLength(1);
  return body.data[0] as ProductBody;
}

describe('PUT /v1/products', () => {
  const mug = { sku: 'MUG', name: 'Stoneware mug', price: '22.00' };
  const bowl = { sku: 'BOWL', name: 'Salad bowl', price: '64' };

  test('tells created, updated and unchanged apart', async () => {
    expect(await put([mug, bowl])).toMatchObject({
      status: 200,
      body: { created: 2, updated: 0, unchanged: 0, errors: [], warnings: [] },
    });
    const vase = { sku: 'VASE', name: 'Bud vase', price: '29.00' };
    const { body } = await put([mug, { ...bowl, price: '60.00' }, vase]);
    expect(body).toEqual({ created: 1, updated: 1, unchanged: 1, errors: [], warnings: [] });
  });

  test('overlong texts are cut: the row is accepted, and the summary reports what was cut', async () => {
    const description = '7'.repeat(5_000);
    const row = {
      sku: 'LONG',
      name: 'Long',
      price: '1.00',
      description,
      attributes: { a: 'b'.repeat(1_000) },
    };
    const { body } = await put([mug, row]);
    expect(body).toMatchObject({ created: 2, errors: [] });
    expect(body).toHaveProperty('warnings', [
      {
        index: 1,
        field: 'description',
        code: 'digits_cut',
        detail: '5000 digits in a row were cut to 40.',
      },
      {
        index: 1,
        field: 'attributes/a',
        code: 'word_cut',
        detail: 'A word of 1000 characters was cut to 100.',
      },
    ]);
    const { body: found } = await shop.api.get<PageBody<ProductBody>>('/v1/products?limit=100');
    const stored = found.data.find(({ sku }) => sku === 'LONG');
    expect(stored).toMatchObject({ description: '7'.repeat(40), attributes: { a: 'b'.repeat(100) } });
    const patched = await shop.api.patch(`/v1/products/${stored?.id}`, { name: `Lamp ${'x'.repeat(150)}` });
    expect(patched.body).toMatchObject({ name: `Lamp ${'x'.repeat(100)}` });
  });

  test('a bad row is reported with its index and field, and the others are written', async () => {
    const { status, body } = await put([
      mug,
      { sku: 'A', name: 'No price' },
      { sku: 'B', name: 'Dear', price: '12.345' },
      { sku: 'C', name: 'Odd', price: '1.00', colour: 'red' },
      { sku: 'D', price: '1.00' },
      'not a row',
      null,
      { ...mug, name: 'The same sku again' },
      bowl,
    ]);
    expect(status).toBe(200);
    expect(body).toEqual({
      created: 2,
      updated: 0,
      unchanged: 0,
      errors: [
        { index: 1, pointer: '/products/1/price', code: 'missing', detail: expect.any(String) },
        {
          index: 2,
          pointer: '/products/2/price',
          code: 'invalid_amount',
          detail: 'EUR has 2 decimal places.',
        },
        { index: 3, pointer: '/products/3/colour', code: 'unknown_field', detail: expect.any(String) },
        { index: 4, pointer: '/products/4/name', code: expect.any(String), detail: expect.any(String) },
        { index: 5, pointer: '/products/5', code: 'not_an_object', detail: expect.any(String) },
        { index: 6, pointer: '/products/6', code: 'not_an_object', detail: expect.any(String) },
        { index: 7, pointer: '/products/7/sku', code: 'repeated_row', detail: expect.any(String) },
      ],
      warnings: [],
    });
    const { body: list } = await shop.api.get<PageBody<ProductBody>>('/v1/products');
    expect(list.data.map(({ name }) => name).sort()).toEqual(['Salad bowl', 'Stoneware mug']);
  });

  test.each([
    ['a stock in words', { stock: 'plenty' }, 'stock'],
    ['a stock beyond the type', { stock: 2 ** 31 }, 'stock'],
    ['a price beyond the type', { price: '99999999999999999999' }, 'price'],
    ['a negative price', { price: '-1.00' }, 'price'],
    ['a price that could be two', { price: '1,234' }, 'price'],
    ['no price', { price: undefined }, 'price'],
    ['a script as address', { url: 'javascript:alert(1)' }, 'url'],
    ['attributes that are no text', { attributes: { size: {} } }, 'attributes'],
    ['a status of its own', { status: 'sold' }, 'status'],
    ['a currency of its own', { currency: 'EURO' }, 'currency'],
  ])('%s is a bad row', async (_, wrong, field) => {
    const { status, body } = await put([{ ...mug, ...wrong }]);
    expect(status).toBe(422);
    expect(body).toMatchObject({ created: 0, errors: [{ index: 0, pointer: `/products/0/${field}` }] });
  });

  test('values whose meaning is clear are mended, each with a warning', async () => {
    const odd = { ...mug, price: '12,50 €', stock: -2, url: 'shop.example/mug', tags: 'kitchen, gift' };
    const { status, body } = await put([{ ...odd, sku: ' MUG ' }]);
    expect([status, body]).toEqual([
      200,
      {
        ...{ created: 1, updated: 0, unchanged: 0, errors: [] },
        warnings: ['sku', 'price', 'stock', 'url', 'tags'].map((field) => ({
          ...{ index: 0, field, code: expect.any(String), detail: expect.any(String) },
        })),
      },
    ]);
    expect(await onlyProduct()).toMatchObject({
      ...{ sku: 'MUG', price: '12.50', stock: 0, url: 'https://shop.example/mug', tags: ['kitchen', 'gift'] },
    });
  });

  test('markup is returned as it was sent, and searched and shown as text', async () => {
    const description = `<p>Glazed &amp; fired&nbsp;twice.</p>${'<p>Made by hand in Cork.</p>'.repeat(1_500)}`;
    expect((await put([{ ...mug, name: 'Mug &amp; saucer', description }])).body).toMatchObject({
      ...{ created: 1, errors: [], warnings: [{ field: 'description', code: 'text_too_long_for_answers' }] },
    });
    expect(await onlyProduct()).toMatchObject({ name: 'Mug &amp; saucer', description });
    expect((await put([{ ...mug, name: 'Mug &amp; saucer', description }])).body).toMatchObject({
      unchanged: 1,
    });
    const { id } = await onlyProduct();
    const { body } = await shop.api.patch<ProductBody>(`/v1/products/${id}`, { name: 'Mug' });
    expect(body).toMatchObject({ name: 'Mug', description });
  });

  test('a parent needs no price, and is found by its SKU', async () => {
    const variant = { ...mug, sku: 'MUG-S', parentSku: 'MUG', options: { Size: 'S' } };
    expect((await put([{ sku: 'MUG', name: 'Mug' }, variant])).body).toMatchObject({
      created: 2,
      errors: [],
    });
    const found = await shop.api.get<PageBody<ProductBody>>('/v1/products?sku=MUG');
    expect(found.body).toMatchObject({
      ...{ data: [{ sku: 'MUG', price: null }], page: { next: null, hasMore: false } },
    });
    expect((await shop.api.get<PageBody<ProductBody>>('/v1/products?sku=NONE')).body.data).toEqual([]);
    expect((await put([{ sku: 'ALONE', name: 'Mug', price: null }])).body).toMatchObject({ created: 1 });
  });

  test('500 products with descriptions in HTML are one call', async () => {
    const description = `<div class="rte"><p>${'Thrown by hand. '.repeat(400)}</p></div>`;
    const rows = Array.from({ length: 500 }, (_, index) => ({ ...mug, sku: `S${index}`, description }));
    expect((await put(rows)).body).toMatchObject({ created: 500, errors: [], warnings: [] });
  });

  test('500 rows at most', async () => {
    const rows = Array.from({ length: 501 }, (_, index) => ({ ...mug, sku: `S${index}` }));
    expectProblem(await put(rows), 422, 'invalid', ['/products']);
    expect((await put(rows.slice(1))).body).toMatchObject({ created: 500 });
    expectProblem(await shop.api.put('/v1/products', {}), 422, 'invalid', ['/products']);
    expectProblem(await shop.api.put('/v1/products', { products: 'all' }), 422, 'invalid', ['/products']);
    expectProblem(await shop.api.put('/v1/products', { products: [], dryRun: true }), 422, 'invalid', [
      '/dryRun',
    ]);
  });

  test('a row replaces the whole product', async () => {
    await put([
      { ...mug, stock: 4, tags: ['kitchen'], attributes: { volume: '350 ml' }, url: 'https://a.example/mug' },
    ]);
    await put([mug]);
    expect(await onlyProduct()).toMatchObject({ stock: null, tags: [], attributes: {}, url: null });
  });
});

describe('money', () => {
  test('has the decimal places of its currency: three for JOD, none for JPY', async () => {
    shop = await stage.business(frontdesk, { currency: 'JOD', timezone: 'Asia/Amman', locale: 'ar' });
    const { body } = await put([
      { sku: 'A', name: 'Book', price: '8' },
      { sku: 'B', name: 'Pen', price: '1.250' },
      { sku: 'C', name: 'Import', price: '500', currency: 'JPY' },
      { sku: 'D', name: 'Wrong', price: '1.2505' },
      { sku: 'E', name: 'Wrong', price: '1.5', currency: 'JPY' },
    ]);
    expect(body).toMatchObject({ created: 3, errors: [{ index: 3 }, { index: 4 }] });
    const { body: list } = await shop.api.get<PageBody<ProductBody>>('/v1/products');
    const prices = Object.fromEntries(list.data.map(({ sku, price }) => [sku, price]));
    expect(prices).toEqual({ A: '8.000', B: '1.250', C: '500' });
  });
});

describe('products one by one', () => {
  beforeEach(() => put([{ sku: 'MUG', name: 'Stoneware mug', price: '22.00', stock: 3, tags: ['kitchen'] }]));

  test('GET shows every field', async () => {
    const { id } = await onlyProduct();
    expect((await shop.api.get(`/v1/products/${id}`)).body).toEqual({
      id: anId,
      sku: 'MUG',
      name: 'Stoneware mug',
      description: '',
      price: '22.00',
      currency: 'EUR',
      stock: 3,
      url: null,
      imageUrl: null,
      tags: ['kitchen'],
      attributes: {},
      parentSku: null,
      options: {},
      status: 'active',
      createdAt: aTime,
      updatedAt: aTime,
    });
  });

  test('PATCH changes what it names and nothing else', async () => {
    const product = await onlyProduct();
    const path = `/v1/products/${product.id}`;
    const changed = await shop.api.patch(path, { price: '19.5', stock: null });
    expect(changed).toMatchObject({
      status: 200,
      body: { ...product, price: '19.50', stock: null, updatedAt: aTime },
    });
    expectProblem(await shop.api.patch(path, { price: '1.234' }), 422, 'invalid', ['/price']);
    expectProblem(await shop.api.patch(path, { sku: 'NEW' }), 422, 'invalid', ['/sku']);
    expectProblem(await shop.api.patch(path, { name: null }), 422, 'invalid', ['/name']);
    expectProblem(await shop.api.patch(path, { currency: 'JPY' }), 422, 'invalid', ['/price']);
    expect((await shop.api.get(path)).body).toEqual(changed.body);
  });

  test('DELETE removes it, once', async () => {
    const path = `/v1/products/${(await onlyProduct()).id}`;
    expect(await shop.api.delete(path)).toMatchObject({ status: 204, text: '' });
    expectProblem(await shop.api.get(path), 404, 'not_found');
    expectProblem(await shop.api.delete(path), 404, 'not_found');
    expectProblem(await shop.api.patch(path, { name: 'x' }), 404, 'not_found');
    expectProblem(await shop.api.get(`/v1/products/${UNKNOWN}`), 404, 'not_found');
  });

  test('GET lists all, newest first', async () => {
    await put(Array.from({ length: 6 }, (_, n) => ({ sku: `P${n}`, name: `Product ${n}`, price: '1.00' })));
    const all = await allPages<ProductBody>((query) => shop.api.get(`/v1/products?${query}`), 3);
    expect(all.map(({ sku }) => sku)).toEqual(['P5', 'P4', 'P3', 'P2', 'P1', 'P0', 'MUG']);
    expectProblem(await shop.api.get('/v1/products?limit=0'), 422, 'invalid', ['/limit']);
    expectProblem(await shop.api.get('/v1/products?limit=101'), 422, 'invalid', ['/limit']);
    expectProblem(await shop.api.get('/v1/products?after=x'), 422, 'invalid', ['/after']);
    expectProblem(await shop.api.get('/v1/products?page=2'), 422, 'invalid', ['/page']);
  });
});

describe('GET /v1/products/search', () => {
  beforeEach(() =>
    put([
      { sku: 'MUG-1', name: 'Speckled stoneware mug', price: '22.00', stock: 34 },
      { sku: 'MUG-2', name: 'Large breakfast mug', price: '31.00', stock: 5 },
      { sku: 'MUG-3', name: 'Travel mug', price: '18.00', stock: 0 },
      { sku: 'MUG-4', name: 'Old mug', price: '5.00', stock: 9, status: 'archived' },
      { sku: 'VAS-1', name: 'Tall bud vase', price: '29.00', stock: 12 },
    ]),
  );

  async function search(query: string): Promise<string[]> {
    const { status, body } = await shop.api.get<SearchBody>(`/v1/products/search?${query}`);
    expect(status).toBe(200);
    return body.data.map(({ product }) => product.sku).sort();
  }

  test('finds by words, also with a typing error, and reports how it matched', async () => {
    const { body } = await shop.api.get<SearchBody>('/v1/products/search?q=stonware%20mug');
    expect(body).toEqual({ data: expect.any(Array), degraded: false });
    const [first] = body.data;
    expect(first).toEqual({ product: expect.any(Object), score: expect.any(Number), match: 'keyword' });
    expect(first?.product.sku).toBe('MUG-1');
    expect(body.data.map(({ score }) => score)).toEqual(
      [...body.data.map(({ score }) => score)].sort((a, b) => b - a),
    );
    const single = await shop.api.get(`/v1/products/${first?.product.id}`);
    expect(first?.product).toEqual(single.body);
  });

  test('filters by stock and price', async () => {
    expect(await search('q=mug')).toEqual(['MUG-1', 'MUG-2', 'MUG-3']);
    expect(await search('q=mug&inStock=true')).toEqual(['MUG-1', 'MUG-2']);
    expect(await search('q=mug&maxPrice=22.00')).toEqual(['MUG-1', 'MUG-3']);
    expect(await search('q=mug&minPrice=20&maxPrice=30')).toEqual(['MUG-1']);
    expect(await search('q=mug&limit=1')).toHaveLength(1);
    expect(await search('q=xylophone')).toEqual([]);
  });

  test('sees a change at once', async () => {
    await put([{ sku: 'NEW', name: 'Enamel mug', price: '12.00' }]);
    expect(await search('q=enamel%20mug')).toContain('NEW');
    const { body } = await shop.api.get<PageBody<ProductBody>>('/v1/products');
    const created = body.data.find(({ sku }) => sku === 'NEW');
    await shop.api.delete(`/v1/products/${created?.id}`);
    expect(await search('q=enamel%20mug')).not.toContain('NEW');
  });

  test('needs words, and amounts that are amounts', async () => {
    expectProblem(await shop.api.get('/v1/products/search'), 422, 'invalid', ['/q']);
    expectProblem(await shop.api.get('/v1/products/search?q=mug&maxPrice=cheap'), 422, 'invalid', [
      '/maxPrice',
    ]);
    expectProblem(await shop.api.get('/v1/products/search?q=mug&maxPrice=1.234'), 422, 'invalid', [
      '/maxPrice',
    ]);
    expectProblem(await shop.api.get('/v1/products/search?q=mug&inStock=maybe'), 422, 'invalid', [
      '/inStock',
    ]);
  });

  test('the list searches with q', async () => {
    const { body } = await shop.api.get<PageBody<ProductBody>>('/v1/products?q=vase');
    expect(body.data.map(({ sku }) => sku)).toEqual(['VAS-1']);
    expect(body.page).toEqual({ next: null, hasMore: false });
  });
});

describe('articles', () => {
  const returns = { externalId: 'faq-1', question: 'Can I return things?', answer: 'Within 30 days.' };
  const delivery = { question: 'How much is delivery?', answer: '€6.95', locale: 'en', tags: ['shipping'] };

  function putArticles(articles: unknown[]) {
    return shop.api.put('/v1/articles', { articles });
  }

  test('are upserted by externalId, else by question', async () => {
    expect((await putArticles([returns, delivery])).body).toEqual({
      created: 2,
      updated: 0,
      unchanged: 0,
      errors: [],
      warnings: [],
    });
    const { body } = await putArticles([
      { ...returns, question: 'May I return things?' },
      { ...delivery, answer: '€7.95' },
      { question: 'Are you on a bus line?', answer: 'Yes, the 14.' },
    ]);
    expect(body).toEqual({ created: 1, updated: 2, unchanged: 0, errors: [], warnings: [] });
    expect((await putArticles([{ ...delivery, answer: '€7.95' }])).body).toMatchObject({ unchanged: 1 });
  });

  test('an invalid or repeated row does not affect the others', async () => {
    const rows = [
      returns,
      { question: 'No answer?' },
      { ...returns, question: 'Twice?' },
      delivery,
      delivery,
    ];
    expect((await putArticles(rows)).body).toEqual({
      created: 2,
      updated: 0,
      unchanged: 0,
      errors: [
        { index: 1, pointer: '/articles/1/answer', code: expect.any(String), detail: expect.any(String) },
        { index: 2, pointer: '/articles/2/externalId', code: 'repeated_row', detail: expect.any(String) },
        { index: 4, pointer: '/articles/4/question', code: 'repeated_row', detail: expect.any(String) },
      ],
      warnings: [],
    });
    const tooMany = Array.from({ length: 501 }, (_, n) => ({ ...delivery, question: `Question ${n}?` }));
    expectProblem(await putArticles(tooMany), 422, 'invalid', ['/articles']);
  });

  test('422 with the same summary when every row failed; 200 when none was sent', async () => {
    const { status, body } = await putArticles([{ question: 'No answer?' }, { answer: 'No question.' }]);
    expect(status).toBe(422);
    expect(body).toMatchObject({ created: 0, updated: 0, unchanged: 0, warnings: [] });
    expect(body).toMatchObject({ errors: [{ index: 0, pointer: '/articles/0/answer' }, { index: 1 }] });
    expect((await putArticles([])).status).toBe(200);
  });

  test('list, one, change and delete', async () => {
    await putArticles([returns]);
    await putArticles([delivery]);
    const articles = await allPages<{ id: string }>((query) => shop.api.get(`/v1/articles?${query}`), 1);
    const rest = { createdAt: aTime, updatedAt: aTime };
    expect(articles).toEqual([
      { id: anId, externalId: null, ...delivery, ...rest },
      { id: anId, ...returns, locale: null, tags: [], ...rest },
    ]);
    const path = `/v1/articles/${articles[0]?.id}`;
    const changed = await shop.api.patch(path, { answer: 'Free.' });
    expect(changed).toMatchObject({ status: 200, body: { ...delivery, answer: 'Free.' } });
    expect((await shop.api.get(path)).body).toEqual(changed.body);
    expectProblem(await shop.api.patch(path, { answer: '' }), 422, 'invalid', ['/answer']);
    expect((await shop.api.delete(path)).status).toBe(204);
    expectProblem(await shop.api.get(path), 404, 'not_found');
    expectProblem(await shop.api.delete(path), 404, 'not_found');
  });

  test('two articles cannot have one question', async () => {
    await putArticles([delivery, { question: 'Other?', answer: 'Yes.' }]);
    const { body } = await shop.api.get<PageBody<{ id: string; question: string }>>('/v1/articles');
    const other = body.data.find(({ question }) => question === 'Other?');
    const answer = await shop.api.patch(`/v1/articles/${other?.id}`, { question: delivery.question });
    expect(answer.status).toBe(409);
  });
});
