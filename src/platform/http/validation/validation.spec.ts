import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsString, Length, Max, ValidateNested } from 'class-validator';
import { DomainError } from '../../../kernel/errors.js';
import { BodyMayBeLeftOut, DtoPipe, parseDto } from './validation.js';
import {
  IfPresent,
  IsAmount,
  IsCalendarDate,
  IsCurrency,
  IsLanguageTag,
  IsTextMap,
  IsWebUrl,
  IsZoneName,
} from './validators.js';

class Line {
  @IsInt()
  @Max(9)
  count: number;
}

class Basket {
  @IsString()
  @Length(1, 5)
  name: string;

  @IfPresent()
  @IsArray()
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => Line)
  lines?: Line[];
}

function problemsOf(plain: unknown, pointer?: string) {
  const parsed = parseDto(Basket, plain, pointer);
  return 'problems' in parsed ? parsed.problems : [];
}

function codes(plain: unknown): string[] {
  return problemsOf(plain).map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('parsing a DTO', () => {
  it('makes an instance of a valid object, with nothing added', () => {
    const parsed = parseDto(Basket, { name: 'mugs', lines: [{ count: 2 }] });
    expect(parsed).toEqual({ value: { name: 'mugs', lines: [{ count: 2 }] } });
    if (!('value' in parsed)) throw new Error('It was valid.');
    expect(parsed.value).toBeInstanceOf(Basket);
    expect(parsed.value.lines?.[0]).toBeInstanceOf(Line);
  });

  it.each([[null], [undefined], ['text'], [7], [true], [[]], [[{ name: 'x' }]]])(
    'refuses %j, which is not an object',
    (plain) => {
      expect(codes(plain)).toEqual([' not_an_object']);
    },
  );

  it('reports every wrong field once, by its pointer', () => {
    expect(codes({ name: '', lines: [{ count: 1 }, { count: 10 }, { count: 'x' }] })).toEqual([
      '/name invalid_length',
      '/lines/1/count invalid_max',
      '/lines/2/count invalid_int',
    ]);
    expect(codes({})).toEqual(['/name missing']);
    expect(codes({ name: null })).toEqual(['/name null']);
  });

  it('refuses unknown fields wherever they are', () => {
    expect(codes({ name: 'x', tenant_id: 1, lines: [{ count: 1, id: 2 }] })).toEqual([
      '/tenant_id unknown_field',
      '/lines/0/id unknown_field',
    ]);
  });

  it('escapes pointers (RFC 6901) and puts the given prefix before them', () => {
    expect(problemsOf({ name: 'x', 'a/b~c': 1 }, '/rows/3')).toEqual([
      {
        pointer: '/rows/3/a~1b~0c',
        code: 'unknown_field',
        detail: 'There is no field "a/b~c" here. Remove it.',
      },
    ]);
  });

  it('describes the problem in a sentence, and never repeats a value', () => {
    const [problem] = problemsOf({ name: 'a long secret value' });
    expect(problem?.detail).toMatch(/^"name" must be .*\.$/);
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it('lets an optional field be absent, but not null', () => {
    expect(codes({ name: 'x' })).toEqual([]);
    expect(codes({ name: 'x', lines: null })).not.toEqual([]);
  });
});

describe('the pipe', () => {
  const pipe = new DtoPipe();

  it('validates bodies and queries', () => {
    for (const type of ['body', 'query'] as const) {
      expect(pipe.transform({ name: 'x' }, { type, metatype: Basket })).toBeInstanceOf(Basket);
      expect(() => pipe.transform({ name: 1 }, { type, metatype: Basket })).toThrow(DomainError);
    }
  });

  it('refuses a missing body, also where every field is optional, unless it may be left out', () => {
    class Change {
      @IfPresent() @IsString() name?: string;
    }
    expect(() => pipe.transform(undefined, { type: 'body', metatype: Change })).toThrow(
      /A JSON body is needed/,
    );
    @BodyMayBeLeftOut()
    class Wish extends Change {}
    expect(pipe.transform(undefined, { type: 'body', metatype: Wish })).toBeInstanceOf(Wish);
    expect(pipe.transform({}, { type: 'body', metatype: Change })).toBeInstanceOf(Change);
    expect(pipe.transform(undefined, { type: 'query', metatype: Change })).toBeInstanceOf(Change);
  });

  it('does not change other arguments', () => {
    expect(pipe.transform('7', { type: 'param', metatype: String })).toBe('7');
    expect(pipe.transform({ a: 1 }, { type: 'custom', metatype: Basket })).toEqual({ a: 1 });
    expect(pipe.transform('x', { type: 'query', metatype: String })).toBe('x');
  });
});

describe('the validators', () => {
  class Sample {
    @IfPresent() @IsLanguageTag() language?: unknown;
    @IfPresent() @IsZoneName() zone?: unknown;
    @IfPresent() @IsCurrency() currency?: unknown;
    @IfPresent() @IsAmount() amount?: unknown;
    @IfPresent() @IsCalendarDate() date?: unknown;
    @IfPresent() @IsWebUrl() url?: unknown;
    @IfPresent() @IsTextMap() map?: unknown;
  }

  const accepts = (field: keyof Sample, value: unknown) => 'value' in parseDto(Sample, { [field]: value });

  it.each<[keyof Sample, unknown[], unknown[]]>([
    ['language', ['en', 'de-AT', 'zh-Hant-TW'], ['', 'english!', 7, null, ['en']]],
    ['zone', ['Europe/Dublin', 'UTC', 'Asia/Amman'], ['', '+01:00', 'Mars/Base', 7, null]],
    ['currency', ['EUR', 'JOD', 'JPY'], ['eur', 'EURO', 'ABC', '', 978, null]],
    [
      'amount',
      ['0', '38', '38.00', '8.125000'],
      ['', '-1', '1.', '.5', '1,5', '1e3', '٣', 38, null, '1'.repeat(14)],
    ],
    [
      'date',
      ['2026-12-25', '2028-02-29'],
      ['2026-02-29', '2026-13-01', '26-12-25', '2026-12-25T00:00', 20261225],
    ],
    [
      'url',
      ['https://x.example/a?b#c', 'http://localhost'],
      ['javascript:alert(1)', 'ftp://x', '//x', 'x', '', 7],
    ],
    ['map', [{}, { color: 'green' }], [[], null, 'x', { a: 1 }, { a: null }, { a: 'x'.repeat(1001) }]],
  ])('%s takes what it should and nothing else', (field, good, bad) => {
    expect(good.filter((value) => !accepts(field, value))).toEqual([]);
    expect(bad.filter((value) => accepts(field, value))).toEqual([]);
  });

  it('map takes 50 entries and not 51', () => {
    const map = (size: number) =>
      Object.fromEntries(Array.from({ length: size }, (_, index) => [`k${index}`, 'v']));
    expect([accepts('map', map(50)), accepts('map', map(51))]).toEqual([true, false]);
  });
});
