import { csvRows } from './csv-rows.js';
import { fileParts } from './file-parts.js';
import { planOf } from './file-plan.js';
import { textOf } from './file-text.js';
import type { FilePart, FileProblem } from './import-file.types.js';

/** Bytes come in pieces that end anywhere. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  await Promise.resolve();
}

interface Options {
  kind?: 'products' | 'orders' | 'articles';
  mapping?: Record<string, string>;
  locale?: string;
  isUtf8?: boolean;
  size?: number;
}

async function partsOf(file: string | Buffer, options: Options = {}): Promise<FilePart[]> {
  const { kind = null, mapping = {}, locale = 'en', isUtf8 = true, size = 7 } = options;
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const plan = await planOf({ head: bytes, isUtf8 }, { kind, mapping, timezone: 'Europe/Berlin' }, locale);
  const parts: FilePart[] = [];
  for await (const part of fileParts(() => textOf(inPieces(bytes, size), plan.encoding), plan))
    parts.push(part);
  return parts;
}

async function read(
  file: string | Buffer,
  options: Options = {},
): Promise<{ rows: object[]; lines: number[]; problems: FileProblem[] }> {
  const parts = await partsOf(file, options);
  const records = parts.flatMap((part) => part.records);
  return {
    rows: records.map(({ row }) => row),
    lines: records.map(({ line }) => line),
    problems: parts.flatMap((part) => part.problems),
  };
}

describe('headers', () => {
  it.each([
    ['sku,name,parentSku,imageUrl', 'as the API names them'],
    ['SKU , Product Name,Parent_SKU,image-url', 'in other spellings'],
    ['Artikelnummer;Bezeichnung;Hauptartikel;Bild', 'in German'],
    ['R\u00e9f\u00e9rence\tD\u00e9signation\tProduit parent\tImage', 'in French'],
    ['Referencia|Nombre|Producto superior|Imagen', 'in Spanish'],
  ])('%s (%s)', async (header) => {
    const sign = /[,;\t|]/u.exec(header)?.[0] ?? ',';
    const { rows } = await read(`${header}\n${['A-1', 'Mug', 'A', 'shop.example/a.jpg'].join(sign)}\n`);
    expect(rows).toEqual([{ sku: 'A-1', name: 'Mug', parentSku: 'A', imageUrl: 'shop.example/a.jpg' }]);
  });

  it('may be mapped: a field that is named is taken from that column alone, and an empty one leaves it out', async () => {
    const mapping = { 'Our code': 'sku', Colour: 'options.Colour', Stock: '' };
    const { rows, problems } = await read('sku,our code,name,colour,stock\nX,A-1,Mug,red,4\n', { mapping });
    expect(rows).toEqual([{ sku: 'A-1', name: 'Mug', options: { Colour: 'red' } }]);
    expect(problems).toMatchObject([{ severity: 'warning', line: 1, column: 'sku', code: 'unknown_column' }]);
  });

  it.each([
    ['two columns of no kind', 'a,b\n1,2\n', {}, 'unknown_columns'],
    [
      'a field that is none',
      'sku,name\n1,2\n',
      { mapping: { sku: 'code' }, kind: 'products' },
      'unknown_field',
    ],
    ['the kind of others', 'sku,name\n1,2\n', { kind: 'orders' }, 'missing_column'],
    ['nothing below', 'sku,name\n', {}, 'no_rows'],
    ['a JSON list', '[{"sku":"1"}]', {}, 'no_json_lines'],
    ['an object of no kind', '{"a":1}', {}, 'unknown_kind'],
    ['nothing', '  \n', {}, 'empty_file'],
  ] as const)('%s is refused at once', async (_, file, options, code) => {
    await expect(partsOf(file, options)).rejects.toMatchObject({ category: 'invalid', problems: [{ code }] });
  });
});

describe('cells', () => {
  it('amounts of a column have a comma before their cents when one of them has, were it the last', async () => {
    const { rows } = await read('sku;name;price\nA;a;1.200\nB;b;8\nC;c;9,5\n');
    expect(rows.map((row) => 'price' in row && row.price)).toEqual(['1200.00', '8.00', '9.50']);
  });

  it('one with a point before its cents among such is refused by its place, never read as a hundred times as much', async () => {
    const { rows, problems } = await read('sku;name;price\nA;a;19.99\nB;b;2,50\nC;c;1.200\nD;d;1.234,5\n');
    expect(rows.map((row) => 'price' in row && row.price)).toEqual(['2.50', '1200.00', '1234.50']);
    expect(problems).toMatchObject([
      { severity: 'error', line: 2, column: 'price', value: '19.99', code: 'mixed_amounts' },
    ]);
  });

  it('others stay as they are written, because the language of the business tells how they are meant', async () => {
    const { rows } = await read('sku;name;price\nA;a;1.200\nB;b;on request\n');
    expect(rows.map((row) => 'price' in row && row.price)).toEqual(['1.200', 'on request']);
  });

  it('counts, lists and maps become what the API takes; blanks are left out', async () => {
    const { rows } = await read('sku,name,stock,tags,attributes.Glaze\nA,a,4,"x, y; z",matt\nB,b,,,\n');
    expect(rows).toEqual([
      { sku: 'A', name: 'a', stock: 4, tags: ['x', 'y', 'z'], attributes: { Glaze: 'matt' } },
      { sku: 'B', name: 'b' },
    ]);
  });

  it('a product whose variants come later needs no price', async () => {
    const { rows } = await read('sku,name,price,parentSku\nP,p,,\nV,v,5.00,P\n');
    expect(rows[0]).toEqual({ sku: 'P', name: 'p', price: null });
  });

  it('rows of an order follow each other, and its own fields stand on the first', async () => {
    const table = [
      'number,status,placedAt,total,customer.email,items.name,items.quantity,items.unitPrice,lines.kind,lines.amount',
      'O-1,shipped,2026-07-01 10:00,"12,50",ann@example.org,Mug,2,"5,00",shipping,"2,50"',
      ',,,,,Bowl,"0,5","1,00",,',
      'O-2,pending,,"3,00",,Vase,1,,,',
    ].join('\n');
    const { rows, lines } = await read(table);
    expect(rows[0]).toEqual({
      ...{ number: 'O-1', status: 'shipped', placedAt: '2026-07-01T08:00:00Z', total: '12.50' },
      customer: { email: 'ann@example.org' },
      items: [
        { name: 'Mug', quantity: 2, unitPrice: '5.00' },
        { name: 'Bowl', quantity: 0.5, unitPrice: '1.00' },
      ],
      lines: [{ kind: 'shipping', amount: '2.50' }],
    });
    expect(lines).toEqual([2, 4]);
  });

  it('rows of an order that stand apart are one order all the same', async () => {
    const between = Array.from({ length: 600 }, (_, n) => `P-${n},3.00,Vase`);
    const table = ['number,total,items.name', 'O-1,5.00,Mug', ...between, 'O-1,5.00,Bowl'].join('\n');
    const { rows, problems } = await read(table, { size: 1_000 });
    expect([rows.length, problems]).toEqual([601, []]);
    expect(rows[0]).toMatchObject({ number: 'O-1', items: [{ name: 'Mug' }, { name: 'Bowl' }] });
  });
});

describe('bytes', () => {
  const TABLE = 'sku,name\nA,Caf\u00e9 \u20ac\n';
  it.each([
    ['UTF-8', Buffer.from(TABLE), true],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TABLE}`), true],
    ['UTF-16', Buffer.from(`\uFEFF${TABLE}`, 'utf16le'), false],
    ['UTF-16, the other way', Buffer.from(`\uFEFF${TABLE}`, 'utf16le').swap16(), false],
    ['Windows-1252', Buffer.from('sku,name\nA,Caf\xe9 \x80\n', 'latin1'), false],
  ])('%s, in pieces of a byte', async (_, bytes, isUtf8) => {
    const { rows } = await read(bytes, { isUtf8, size: 1 });
    expect(rows).toEqual([{ sku: 'A', name: 'Caf\u00e9 \u20ac' }]);
  });

  it('of an Arabic shop that are not UTF-8 are Windows-1256', async () => {
    const bytes = Buffer.from('sku,name\nA,\xc7\n', 'latin1');
    const { rows, problems } = await read(bytes, { isUtf8: false, locale: 'ar-JO' });
    expect(rows).toEqual([{ sku: 'A', name: '\u0627' }]);
    expect(problems).toMatchObject([{ severity: 'warning', code: 'encoding_guessed' }]);
  });

  it('lines are counted as an editor counts them', async () => {
    const { lines } = await read('sep=,\r\nsku,name\r\nA,"a\r\nb"\r\n\r\nB,b\r\nC,c');
    expect(lines).toEqual([3, 6, 7]);
  });
});

describe('JSON Lines', () => {
  it('each line is a row, and a broken one stops no other', async () => {
    const file =
      '\n{"sku":"A","name":"a"}\n{"sku":\n[1]\n{"sku":"B","name":"b","constructor":1}\n{"sku":"A","name":"c"}';
    const { rows, problems } = await read(file, { kind: 'products' });
    expect(rows).toEqual([{ sku: 'A', name: 'a' }]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'malformed_json'],
      [4, 'malformed_json'],
      [5, 'forbidden_key'],
      [6, 'repeated_row'],
    ]);
  });

  it('half a character is refused by its field', async () => {
    const { problems } = await read('{"sku":"A","name":"\\ud800"}', { kind: 'products' });
    expect(problems).toMatchObject([{ line: 1, column: 'name', code: 'invalid_text' }]);
  });
});

describe('what would fill the memory', () => {
  it.each([
    ['one line of delimiters', 'sku,name\nA,b'],
    ['one that quoted line ends part', 'sku,name\nA,"\n"'],
    ['a header of delimiters', 'sku,name'],
  ])('%s ends the file long before its end', async (_, begin) => {
    let given = 0;
    async function* text(): AsyncGenerator<string> {
      yield begin;
      for (; given < 80; given += 1) yield ','.repeat(100_000);
      await Promise.resolve();
    }
    const reading = async () => {
      for await (const { row } of csvRows(text(), ',')) row.cell('sku');
    };
    await expect(reading()).rejects.toThrow(/more than 1000 columns/u);
    expect(given).toBeLessThan(20);
  });

  it('a row of more than 1,000 cells is none', async () => {
    await expect(read(`sku,name\nA,a${','.repeat(999)}\n`, { kind: 'products' })).rejects.toThrow(
      /Line 2 has more than 1000 columns/u,
    );
  });

  it('a part ends at 500 rows or two million characters, of JSON Lines and of tables', async () => {
    const text = 'x'.repeat(300_000);
    const lines = Array.from({ length: 9 }, (_, n) => JSON.stringify({ sku: `S-${n}`, name: text }));
    const table = ['sku,name', ...Array.from({ length: 9 }, (_, n) => `S-${n},${text}`)];
    for (const file of [lines, table]) {
      const parts = await partsOf(file.join('\n'), { kind: 'products', size: 100_000 });
      expect(parts.map(({ rowsRead }) => rowsRead)).toEqual([7, 9]);
    }
  });

  it.each([
    ['too_deep', `{"sku":${'['.repeat(40)}1${']'.repeat(40)}}`],
    ['too_many_values', `{"sku":[${'{},'.repeat(3_000)}{}]}`],
    ['too_many_fields', `{${Array.from({ length: 201 }, (_, n) => `"f${n}":1`).join(',')}}`],
  ])('%s: such an object is refused before it is made', async (code, line) => {
    const { rows, problems } = await read(`{"sku":"A","name":"a"}\n${line}\n`, {
      ...{ kind: 'products', size: 1_000 },
    });
    expect(rows).toEqual([{ sku: 'A', name: 'a' }]);
    expect(problems).toMatchObject([{ severity: 'error', line: 2, code }]);
  });
});

describe('parts', () => {
  const table = (count: number, key: (n: number) => string) =>
    `sku,name\n${Array.from({ length: count }, (_, n) => `${key(n)},n`).join('\n')}\n`;

  it('are of 500 rows, the same each time', async () => {
    const file = table(1_201, (n) => `S-${n}`);
    const [one, two] = [await partsOf(file, { size: 1_000 }), await partsOf(file, { size: 333 })];
    expect(one.map(({ rowsRead }) => rowsRead)).toEqual([500, 1_000, 1_201]);
    expect(two.map(({ records }) => records)).toEqual(one.map(({ records }) => records));
  });

  it('the second of two rows of one SKU is refused, however far they are from each other', async () => {
    const { rows, problems } = await read(
      table(1_201, (n) => `S-${n % 1_200}`),
      { size: 1_000 },
    );
    expect(rows).toHaveLength(1_200);
    expect(problems).toMatchObject([
      {
        line: 1_202,
        column: 'sku',
        code: 'repeated_row',
        detail: expect.stringContaining('Line 2 '),
        value: 'S-0',
      },
    ]);
  });

  it('never part what belongs together, also of an export', async () => {
    const header = 'Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant SKU,Variant Price';
    const variants = Array.from({ length: 600 }, (_, n) => `mug,Mug,,Size,${n},M-${n},5.00`);
    const parts = await partsOf(
      [header, ...variants, 'bowl,Bowl,,Title,Default Title,B,7.00', ''].join('\n'),
      {
        size: 5_000,
      },
    );
    expect(parts.map(({ rowsRead, records }) => [rowsRead, records.length])).toEqual([
      [600, 601],
      [601, 1],
    ]);
  });

  it('a quote that is never closed ends the file with what is wrong', async () => {
    await expect(read('sku,name\nA,a\nB,"b\n')).rejects.toThrow(/no CSV/u);
  });
});
