import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import fc from 'fast-check';
import { DomainError } from '../../../kernel/errors.js';
import { MAX_BODY, type BodyLimits } from './body-limits.js';
import { inspectText, jsonBody } from './json-body.js';
import { jsonSize } from './json-size.js';

const LIMITS: BodyLimits = { bytes: 1000, depth: 3, values: 10, items: 10 };

function inspected(body: unknown): DomainError | undefined {
  try {
    inspectText(body);
    return undefined;
  } catch (error) {
    return error as DomainError;
  }
}

function nested(levels: number): unknown {
  return levels === 0 ? 'x' : { a: nested(levels - 1) };
}

describe('the type of a body', () => {
  const read = (headers: Record<string, string>, isJson: boolean, complete = true) => {
    const request = { headers, is: () => isJson, destroyed: !complete, complete };
    return jsonBody(LIMITS)(request as unknown as Request, {} as Response);
  };

  it.each([
    ['nothing', {}],
    ['an empty body', { 'content-length': '0' }],
  ])('may be %s', async (_, headers) => {
    await expect(read(headers, false)).resolves.toBeUndefined();
  });

  it.each([
    ['of another type', { 'content-length': '2' }],
    ['chunked and of another type', { 'transfer-encoding': 'chunked' }],
  ])('is refused %s', async (_, headers) => {
    await expect(read(headers, false)).rejects.toMatchObject({
      category: 'unsupported',
      code: 'unsupported_media_type',
    });
  });

  it('is not checked when the announced length is too large', async () => {
    await expect(read({ 'content-length': '1001' }, true)).rejects.toMatchObject({ code: 'body_too_large' });
  });

  it('is not checked when the client has disconnected before its end', async () => {
    await expect(read({ 'content-length': '9' }, true, false)).rejects.toMatchObject({
      code: 'request_aborted',
    });
  });
});

describe('the size of a body', () => {
  const read = jsonBody(LIMITS);
  const app = express().use((request, response) => {
    const refuse = (error: unknown) =>
      response.json((error as { code?: string; type?: string }).code ?? error);
    void read(request, response).then(() => response.json({ read: request.body as unknown }), refuse);
  });
  const server = app.listen(0, '127.0.0.1');
  beforeAll(() => server.listening || once(server, 'listening'));
  afterAll(() => void server.close());

  /** The parsed body, or the error code or parser error of the refusal. */
  async function answer(body: string | ReadableStream, type = 'application/json'): Promise<unknown> {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const init = { method: 'POST', headers: { 'content-type': type }, body, duplex: 'half' } as const;
    return (await fetch(url, init)).json();
  }

  const chunked = (body: string) => new Blob([body]).stream();

  it('may be up to its limits', async () => {
    const signsInTexts = String.raw`{"a,[{":"\\\",[{[{[{[{[{,,,,,,,,,,,"}`;
    for (const body of ['{"a":[[1,2]]}', '[1,2,3,4,5,6,7,8,9,10]', signsInTexts]) {
      expect(await answer(body)).toEqual({ read: JSON.parse(body) });
      expect(await answer(chunked(body))).toEqual({ read: JSON.parse(body) });
    }
  });

  it.each([
    ['too deep', '{"a":[[[1]]]}', 'too_deep'],
    ['too deep, whatever it would hold', '['.repeat(900), 'too_deep'],
    ['of too many values', '[1,2,3,4,5,6,7,8,9,10,11]', 'too_many_values'],
    ['of too many objects', '[{},{},{},{},{},{}]', 'too_many_values'],
  ])('is refused when it is %s', async (_, body, code) => {
    expect(await answer(body)).toBe(code);
  });

  it('is refused when it turns out too large while it is read', async () => {
    expect(await answer(chunked(`"${'x'.repeat(1000)}"`))).toBe('body_too_large');
  });

  it('is refused before all of it has arrived', async () => {
    const endless = new ReadableStream({ start: (to) => to.enqueue(Buffer.alloc(2000, '1')) });
    expect(await answer(endless)).toBe('body_too_large');
  });

  it('is measured in UTF-8 only', async () => {
    expect(await answer('[]', 'application/json; charset=utf-16')).toBe('unsupported_charset');
  });
});

describe('what one container of a body may hold', () => {
  const limits = { depth: 4, values: 10_000, fields: 200, items: 100, names: 1000 };
  const fields = (count: number) => Array.from({ length: count }, (_, index) => `"${index}":[0]`).join();
  const items = (count: number) => Array.from({ length: count }, () => '{"a":0,"b":0}').join();
  const sizeOf = (text: string) => jsonSize(Buffer.from(text), limits);

  it('is counted by its own commas, not by those of nested values', () => {
    expect(sizeOf(`{"x":[${items(100)}],"y":{${fields(200)}}}`)).toMatchObject({ fields: 200, items: 100 });
    expect(sizeOf(`[{"a":[${items(60)}]},{"b":[${items(60)}]}]`)).toMatchObject({ items: 60 });
  });

  it('is read no further than its limit', () => {
    expect(sizeOf(`[{${fields(9000)}}]`)).toMatchObject({ fields: 201, items: 0 });
    expect(sizeOf(`{"x":[${items(9000)}]}`)).toMatchObject({ items: 101 });
  });

  it.each([
    [
      '500 orders of 40 items',
      { items: Array.from({ length: 40 }, () => ({ sku: 's', name: 'n', quantity: 1 })) },
    ],
    [
      '500 products of 50 attributes',
      { a: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`a${index}`, 'x'])) },
    ],
  ])('may be %s', (_, row) => {
    const body = { rows: Array.from({ length: 500 }, (__, index) => ({ number: `X-${index}`, ...row })) };
    const size = jsonSize(Buffer.from(JSON.stringify(body)), { ...MAX_BODY, fields: 200, names: 15_000 });
    expect(size).toMatchObject({ items: 500 });
    expect(size.values).toBeLessThan(MAX_BODY.values);
  });

  it('is also limited by the number of different names in all objects together', () => {
    const rows = (count: number, name: (index: number) => string) =>
      `[${Array.from({ length: count }, (_, index) => `{"${name(index)}":"t${index}"}`).join()}]`;
    const some = { ...limits, items: 5000 };
    expect(jsonSize(Buffer.from(rows(4000, () => 'same')), some)).toMatchObject({ names: 1, items: 4000 });
    expect(jsonSize(Buffer.from(rows(4000, (index) => `n${index}`)), some)).toMatchObject({ names: 1001 });
  });

  it('does not judge whether the text is JSON', () => {
    expect(sizeOf(']},,,[')).toMatchObject({ fields: 0, items: 0 });
  });
});

describe('the content of a body', () => {
  it('may be any well-formed JSON of moderate depth', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
    const key = text.filter((one) => !['__proto__', 'constructor', 'prototype'].includes(one));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('map'),
      ),
      list: fc.array(tie('tree'), { maxLength: 4 }),
      map: fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(tree, (body) => {
        expect(inspected(body)).toBeUndefined();
      }),
    );
  });

  it.each([
    ['a NUL', { text: 'a\0b' }, '/text'],
    ['a high surrogate alone', { text: '\ud83d' }, '/text'],
    ['a low surrogate alone', ['x', '\udc00'], '/1'],
    ['halves in the wrong order', { a: { b: '\udc00\ud83d' } }, '/a/b'],
    ['a NUL under a name to escape', { 'a/b~c': '\0' }, '/a~1b~0c'],
    ['a NUL in a name', { a: { 'x\0': 1 } }, '/a'],
  ])('may not hold %s', (_, body, pointer) => {
    expect(inspected(body)).toMatchObject({
      category: 'invalid',
      problems: [{ pointer, code: 'invalid_text' }],
    });
  });

  it('and the query may not hold such text either', () => {
    expect(inspected({ q: '\0' })).toMatchObject({ problems: [{ pointer: '/q' }] });
    expect(inspected({ q: ['a', '\ud800'] })).toMatchObject({ problems: [{ pointer: '/q/1' }] });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('may not reach a prototype by "%s"', (key) => {
    expect(inspected(JSON.parse(`{"a":[{"${key}":{}}]}`))).toMatchObject({
      category: 'malformed',
      code: 'forbidden_key',
    });
  });

  it('may have 200 fields in an object and no more', () => {
    const fields = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, 0]));
    expect(inspected([fields(200), fields(200)])).toBeUndefined();
    expect(inspected({ a: fields(201) })).toMatchObject({ category: 'malformed', code: 'too_many_fields' });
  });

  it('may be 32 levels deep and no deeper', () => {
    expect(inspected(nested(32))).toBeUndefined();
    expect(inspected(nested(33))).toMatchObject({ category: 'malformed', code: 'too_deep' });
    expect(inspected(nested(5000))).toMatchObject({ code: 'too_deep' });
  });
});
