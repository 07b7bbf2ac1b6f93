import {
  BadRequestException,
  HttpException,
  InternalServerErrorException,
  NotFoundException,
} from '@nestjs/common';
import { fromFramework } from './http-error.js';

const parserError = (type: string, status: number) => Object.assign(new Error('raw text'), { type, status });

describe('what the framework throws', () => {
  it.each([
    ['entity.parse.failed', 400, 'malformed', 'malformed_json'],
    ['entity.too.large', 413, 'too-large', 'body_too_large'],
    ['encoding.unsupported', 415, 'unsupported', 'unsupported_encoding'],
    ['charset.unsupported', 415, 'unsupported', 'unsupported_charset'],
    ['request.aborted', 400, 'malformed', 'request_aborted'],
  ])('%s is a refusal, bare and as the adapter wraps it', (type, status, category, code) => {
    const cause = parserError(type, status);
    for (const error of [cause, new HttpException('raw text', status, { cause })]) {
      const refusal = fromFramework(error);
      expect(refusal).toMatchObject({ category, code });
      expect(refusal?.detail).not.toContain('raw text');
    }
  });

  it.each([
    ['{"name": "Mug",}', 'The body is not valid JSON. Line 1, column 16: expected a name in double quotes.'],
    [
      '{\n  name: 1\n}',
      'The body is not valid JSON. Line 2, column 3: expected a name in double quotes or "}".',
    ],
    [
      `[${'1,'.repeat(200_000)}]`,
      'The body is not valid JSON. The fault is after the first 250000 characters; send fewer rows at once to see where.',
    ],
    ['"text"', 'The body is not valid here: it must be a JSON object.'],
  ])('for the body %j says the place', (body, detail) => {
    expect(fromFramework({ ...parserError('entity.parse.failed', 400), body })?.detail).toBe(detail);
  });

  it('for a path that is not valid percent-encoding names the path', () => {
    const cause = Object.assign(new URIError('raw'), { status: 400 });
    expect(fromFramework(new BadRequestException('raw', { cause }))).toMatchObject({ code: 'malformed_url' });
  });

  it.each([
    [new NotFoundException('Cannot GET /x'), 'not-found', 'no_such_route'],
    [new BadRequestException('raw'), 'malformed', 'malformed_request'],
    [new HttpException('raw', 416), 'malformed', 'malformed_request'],
    [parserError('stream.encoding', 400), 'malformed', 'malformed_request'],
  ])('%s is a refusal', (error, category, code) => {
    expect(fromFramework(error)).toMatchObject({ category, code });
  });

  it.each([
    [new InternalServerErrorException()],
    [new Error('x')],
    [new TypeError('x')],
    [null],
    [undefined],
    ['text'],
  ])('%p is a fault', (error) => {
    expect(fromFramework(error)).toBeNull();
  });
});
