import { crc32, deflateRawSync } from 'node:zlib';
import { readDocument } from './read-document.js';
import type { DocumentTask, Draft } from './document.types.js';
import { LONGEST_PASSAGE } from './passages.js';

const URL_OF_PAGE = 'https://cedarandclay.example/page';

function read(content: string | Uint8Array, more: Partial<DocumentTask> = {}) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readDocument({
    ...{ bytes, name: 'file', url: null, charset: null, wants: 'knowledge', today: '2026-11-30' },
    ...more,
  });
}

const texts = (drafts: readonly Draft[]) =>
  drafts.map(({ content }) => [content['question'], content['answer']]);

/** A ZIP archive of deflated entries. */
function zip(entries: Record<string, string | Buffer>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(crc32(data), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(data.length, 18);
    header.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), header, Buffer.from(name), packed]);
    const rest = Buffer.alloc(16);
    rest.writeUInt32LE(offset, 12);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002'),
        Buffer.from([20, 0]),
        header,
        rest.subarray(2),
        Buffer.from(name),
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const entriesPart = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(entriesPart.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, entriesPart, Buffer.from('PK\u0005\u0006'), end]);
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const paragraph = (text: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;

function docx(body: string): Buffer {
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const style = (id: string, name: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  return zip({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${type}" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="s1" Type="${type.replace('officeDocument', 'styles').replace(/officeDocument$/, 'styles')}" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `<w:styles xmlns:w="${WORD}">${style('H1', 'heading 1')}${style('H2', 'heading 2')}</w:styles>`,
    'word/document.xml': `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
  });
}

/** A PDF of one page; each line by its size. */
function pdf(lines: readonly (readonly [size: number, text: string])[]): Buffer {
  const shown = lines.map(([size, text], at) => `BT /F1 ${size} Tf 72 ${720 - at * 30} Td (${text}) Tj ET`);
  const stream = shown.join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 6\n0000000000 65535 f \n${table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}

describe('a file becomes passages by its headings', () => {
  it('of Markdown, also underlined ones, but not in code', async () => {
    const { drafts, format } = await read(
      '# Shop\n\nHello.\n\nReturns\n-------\n30 days.\n\n```\n# no heading\n```\n',
    );
    expect(format).toBe('markdown');
    expect(texts(drafts)).toEqual([
      ['Shop', 'Hello.'],
      ['Shop: Returns', '30 days.\n\nno heading'],
    ]);
  });

  it('of text without any, in parts within the length of a passage', async () => {
    const { drafts } = await read('Our clay is dug by hand.\n\n'.repeat(400), { name: 'about_our-clay.txt' });
    expect(drafts.map(({ content }) => content['question'])).toEqual([
      'about our clay',
      'about our clay (2)',
      'about our clay (3)',
    ]);
    for (const { content } of drafts)
      expect(String(content['answer']).length).toBeLessThanOrEqual(LONGEST_PASSAGE);
  });

  it('of DOCX', async () => {
    const body = [
      paragraph('Care', 'H1'),
      paragraph('Wash &amp; dry by hand.'),
      paragraph('Oven', 'H2'),
      paragraph('Never.'),
    ];
    const { drafts, format } = await read(docx(body.join('')), { name: 'care.pdf' });
    expect(format).toBe('docx');
    expect(texts(drafts)).toEqual([
      ['Care', 'Wash & dry by hand.'],
      ['Care: Oven', 'Never.'],
    ]);
  });

  it('of PDF, where larger letters are headings', async () => {
    const { drafts } = await read(
      pdf([
        [24, 'Care of stoneware'],
        [11, 'Wash it by hand, with warm water.'],
        [16, 'Is it oven safe?'],
        [11, 'Up to 200 degrees, never from cold.'],
      ]),
    );
    expect(texts(drafts)).toEqual([
      ['Care of stoneware', 'Wash it by hand, with warm water.'],
      ['Is it oven safe?', 'Up to 200 degrees, never from cold.'],
    ]);
  });

  it('of CSV with questions, and of an export of a shop products', async () => {
    const asked = await read('question;answer\n"Open on ""May Day""?";No\n;empty\n');
    expect(asked.format).toBe('csv');
    expect(texts(asked.drafts)).toEqual([['Open on "May Day"?', 'No']]);
    const { drafts } = await read(
      'Handle,Title,Body (HTML),Variant SKU,Variant Price\nmug,Mug,<p>Blue</p>,M-1,22.00\n',
    );
    expect(drafts.map(({ kind, key, content }) => [kind, key, content['price']])).toEqual([
      ['product', 'M-1', '22.00'],
    ]);
  });

  it('in another charset than UTF-8', async () => {
    const { drafts } = await read(Buffer.from('# Öffnung\n\nTäglich.', 'latin1'));
    expect(texts(drafts)).toEqual([['Öffnung', 'Täglich.']]);
  });
});

const ORDERS = [
  'Name,Email,Financial Status,Fulfillment Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price',
  '#1,a@b.example,paid,,EUR,22.00,2026-01-01 10:00:00 +0000,1,Mug,22.00',
].join('\n');

describe('a hostile file is refused', () => {
  it.each([
    [
      'a ZIP archive that unpacks to a hundred times its size',
      () => zip({ 'word/document.xml': Buffer.alloc(110_000_000) }),
      'too_complex',
    ],
    ['another kind of archive', () => zip({ 'a.txt': 'a' }), 'unsupported_type'],
    ['half an archive', () => docx('').subarray(0, 200), 'unreadable'],
    ['half a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj'), 'unreadable'],
    ['an export of orders', () => Buffer.from(ORDERS), 'orders_file'],
    ['deep nesting', () => Buffer.from(`<!doctype html>${'<b>'.repeat(300)}`), 'too_complex'],
  ])('%s', async (_, make, problem) => {
    await expect(read(make())).rejects.toMatchObject({ problem });
  });
});

describe('structured data of a page', () => {
  const page = (data: string) =>
    read(
      `<!doctype html><html><body><main><p>Text.</p></main><script type="application/ld+json">${data}</script></body></html>`,
      {
        url: URL_OF_PAGE,
      },
    );

  it('proposes its questions, products with variants, and opening hours', async () => {
    const data = {
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': ['WebPage', 'FAQPage'],
          mainEntity: {
            '@type': 'Question',
            name: 'Gift wrap?',
            acceptedAnswer: { '@type': 'Answer', text: '<p>For 2 &euro;.</p>' },
          },
        },
        {
          '@type': 'ProductGroup',
          ...{ name: 'Mug', productGroupID: 'MUG' },
          hasVariant: ['S', 'L'].map((size, at) => ({
            ...{ '@type': 'Product', sku: `MUG-${size}`, name: `Mug ${size}`, size },
            offers: {
              '@type': 'Offer',
              price: 20 + at,
              priceCurrency: 'EUR',
              availability: 'https://schema.org/OutOfStock',
            },
          })),
        },
        {
          '@type': 'Store',
          name: 'Cedar & Clay',
          openingHoursSpecification: [
            { dayOfWeek: ['Monday', 'https://schema.org/Tuesday'], opens: '09:00', closes: '18:00:00' },
            { dayOfWeek: 'Sa', opens: '10:00', closes: '14:00' },
            { dayOfWeek: 'Su', opens: '10:00', closes: '14:00', validThrough: '2026-01-31' },
            { dayOfWeek: 'Friday' },
          ],
        },
      ],
    };
    const { drafts } = await page(JSON.stringify(data));
    expect(texts(drafts.filter(({ kind }) => kind === 'article'))[0]).toEqual(['Gift wrap?', 'For 2 €.']);
    const products = drafts.filter(({ kind }) => kind === 'product').map(({ content }) => content);
    expect(products).toMatchObject([
      { sku: 'MUG', price: null },
      { sku: 'MUG-S', price: '20', currency: 'EUR', stock: 0, parentSku: 'MUG', options: { size: 'S' } },
      { sku: 'MUG-L', price: '21' },
    ]);
    const [hours] = drafts.filter(({ kind }) => kind === 'opening_hours');
    const day = [{ open: '09:00', close: '18:00' }];
    expect(hours?.content['week']).toEqual({
      ...{ mon: day, tue: day, wed: [], thu: [], fri: [], sat: [{ open: '10:00', close: '14:00' }], sun: [] },
    });
  });

  it.each([
    [
      'hours that may be the whole day or none',
      { '@type': 'Store', openingHoursSpecification: [{ dayOfWeek: 'Mo', opens: '00:00', closes: '00:00' }] },
    ],
    ['a product without a price', { '@type': 'Product', sku: 'A', name: 'A' }],
    ['a question without an answer', { '@type': 'Question', name: 'Why?' }],
  ])('leaves out %s', async (_, node) => {
    const { drafts } = await page(JSON.stringify(node));
    expect(texts(drafts)).toEqual([['page', 'Text.']]);
  });

  it('is read when it is broken, and as short hours', async () => {
    const { drafts } = await page(`{"@type":"Store","name":"Shop","openingHours":["Mo-We 09:00-17:00",],}`);
    const [hours] = drafts.filter(({ kind }) => kind === 'opening_hours');
    expect(Object.values(hours?.content['week'] as object).map((each: unknown[]) => each.length)).toEqual([
      1, 1, 1, 0, 0, 0, 0,
    ]);
  });
});

describe('a feed proposes products', () => {
  it('of Google Merchant, with a parent for variants of one group', async () => {
    const item = (id: string, more: string) =>
      `<item><g:id>${id}</g:id><title>Linen &amp; cotton shirt</title><link>https://shop.example/${id}</link><g:price>15.00 USD</g:price>${more}</item>`;
    const group = '<g:item_group_id>SHIRT</g:item_group_id>';
    const items =
      item('S', `${group}<g:size>S</g:size>`) +
      item('M', `${group}<g:size>M</g:size><g:availability>out_of_stock</g:availability>`);
    const xml = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa">]><rss xmlns:g="http://base.google.com/ns/1.0"><channel>${items}<item><title>No id</title></item></channel></rss>`;
    const { drafts } = await read(xml, { wants: 'feed', url: URL_OF_PAGE });
    expect(drafts.map(({ content }) => content)).toMatchObject([
      { sku: 'SHIRT', price: null, name: 'Linen & cotton shirt' },
      { sku: 'S', price: '15.00', currency: 'USD', stock: null, parentSku: 'SHIRT', options: { size: 'S' } },
      { sku: 'M', stock: 0 },
    ]);
  });

  it('of Shopify and WooCommerce, page by page', async () => {
    const product = {
      ...{ title: 'Mug', handle: 'mug', body_html: '<p>Blue</p>', options: [{ name: 'Size' }] },
      variants: [
        { sku: 'M-S', price: '20.00', available: true, option1: 'S' },
        { sku: 'M-L', price: '24.00', available: false, option1: 'L' },
      ],
    };
    const shopify = await read(JSON.stringify({ products: [product] }), {
      wants: 'feed',
      url: 'https://shop.example/products.json?limit=1',
    });
    expect(
      shopify.drafts.map(({ content }) => [
        content['sku'],
        content['price'],
        content['stock'],
        content['parentSku'],
      ]),
    ).toEqual([
      ['mug', null, null, undefined],
      ['M-S', '20.00', null, 'mug'],
      ['M-L', '24.00', 0, 'mug'],
    ]);
    expect(shopify.links).toEqual(['https://shop.example/products.json?limit=1&page=2']);
    const woo = [
      {
        id: 7,
        name: 'Bowl &#8211; blue',
        sku: '',
        slug: 'bowl',
        prices: { price: '1250', currency_code: 'EUR', currency_minor_unit: 2 },
        is_in_stock: true,
      },
    ];
    const store = await read(JSON.stringify(woo), {
      wants: 'feed',
      url: 'https://shop.example/wp-json/wc/store/v1/products',
    });
    expect(store.drafts.map(({ content }) => content)).toMatchObject([
      { sku: 'bowl', name: 'Bowl – blue', price: '12.50', currency: 'EUR' },
    ]);
    expect(store.links).toEqual([]);
  });

  it('but nothing else', async () => {
    const feed = { wants: 'feed' as const, url: URL_OF_PAGE };
    await expect(read('<!doctype html><p>Shop</p>', feed)).rejects.toMatchObject({ problem: 'no_products' });
    await expect(read('{"a":1}', feed)).rejects.toMatchObject({ problem: 'no_products' });
  });
});
