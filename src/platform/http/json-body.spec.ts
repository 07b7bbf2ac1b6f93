import type { Request, RequestHandler, Response } from 'express';
import fc from 'fast-check';
import { DomainError } from '../../kernel/errors.js';
import { jsonBody } from './json-body.js';

const [requireJson, , inspect] = jsonBody() as [RequestHandler, RequestHandler, RequestHandler];

/** What one step passes on: nothing, or its refusal. */
function refusalOf(step: RequestHandler, request: object): DomainError | undefined {
  const next = jest.fn();
  void step(request as Request, {} as Response, next);
  expect(next).toHaveBeenCalledTimes(1);
  const [refusal] = next.mock.calls[0] as [DomainError | undefined];
  return refusal;
}

function inspected(body: unknown, query: object = {}): DomainError | undefined {
  return refusalOf(inspect, { body, query });
}

function nested(levels: number): unknown {
  return levels === 0 ? 'x' : { a: nested(levels - 1) };
}

describe('the type of a body', () => {
  const request = (headers: Record<string, string>, isJson: boolean) => ({ headers, is: () => isJson });

  it.each([
    ['nothing', {}, false],
    ['an empty body', { 'content-length': '0' }, false],
    ['JSON', { 'content-length': '2' }, true],
    ['chunked JSON', { 'transfer-encoding': 'chunked' }, true],
  ])('may be %s', (_, headers, isJson) => {
    expect(refusalOf(requireJson, request(headers, isJson))).toBeUndefined();
  });

  it.each([
    ['of another type', { 'content-length': '2' }],
    ['chunked and of another type', { 'transfer-encoding': 'chunked' }],
  ])('is refused %s', (_, headers) => {
    expect(refusalOf(requireJson, request(headers, false))).toMatchObject({
      category: 'unsupported',
      code: 'unsupported_media_type',
    });
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

  it('may not hold such text in the query either', () => {
    expect(inspected(undefined, { q: '\0' })).toMatchObject({ problems: [{ pointer: '/q' }] });
    expect(inspected(undefined, { q: ['a', '\ud800'] })).toMatchObject({ problems: [{ pointer: '/q/1' }] });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('may not reach a prototype by "%s"', (key) => {
    expect(inspected(JSON.parse(`{"a":[{"${key}":{}}]}`))).toMatchObject({
      category: 'malformed',
      code: 'forbidden_key',
    });
  });

  it('may be 32 levels deep and no deeper', () => {
    expect(inspected(nested(32))).toBeUndefined();
    expect(inspected(nested(33))).toMatchObject({ category: 'malformed', code: 'too_deep' });
    expect(inspected(nested(5000))).toMatchObject({ code: 'too_deep' });
  });
});
