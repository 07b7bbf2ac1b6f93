import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { boundsOf } from './declared-bounds.js';
import { fitToDto } from './fit-to-dto.js';
import { parseDto } from './validation.js';
import { IsLanguageTag, IsTextMap } from './validators.js';

class Line {
  @IsOptional() @IsInt() count?: number;
  @IsOptional() @IsString() @MaxLength(4) note?: string;
}

class Basket {
  @IsOptional() @IsString() @Length(2, 5) name?: string;
  @IsOptional() @IsLanguageTag() locale?: string;
  @IsOptional() @IsTextMap() labels?: Record<string, string>;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @IsString({ each: true })
  @MaxLength(4, { each: true })
  tags?: string[];
  @IsOptional() @IsObject() @ValidateNested() @Type(() => Line) first?: Line;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Line)
  lines?: Line[];
  @IsOptional() @IsArray() @ArrayMaxSize(2) rows?: unknown[];
}

const many = (count: number): object[] => Array.from({ length: count }, () => ({}));

function codes(plain: object): string[] {
  const parsed = parseDto(Basket, plain);
  return 'problems' in parsed ? parsed.problems.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

/** Milliseconds of processor time, the minimum of three runs. */
function cpu(work: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

describe('a value within its bounds', () => {
  const good = {
    name: 'mug 1',
    locale: 'de-AT',
    labels: { color: 'green' },
    tags: ['a', 'bbbb', '𐍈𐍈𐍈𐍈'],
    first: { count: 1 },
    lines: [{ note: 'four' }, {}],
  };

  it('is not changed', () => {
    expect(fitToDto(Basket, good)).toEqual(good);
    expect(codes(good)).toEqual([]);
  });

  it('keeps its rows unchanged', () => {
    const rows = [{ any: { depth: [1] } }, null];
    expect(parseDto(Basket, { rows })).toEqual({ value: { rows } });
  });
});

describe('a value that is too large', () => {
  it.each<[string, object, string]>([
    ['a text', { name: 'x'.repeat(6) }, '/name invalid_length'],
    ['a text of large characters', { name: '𐍈'.repeat(6) }, '/name invalid_length'],
    [
      'a text that hides its length behind variation selectors',
      { name: 'a\ufe0f'.repeat(5) },
      '/name invalid_length',
    ],
    ['a long text', { name: 'x'.repeat(1_000_000) }, '/name invalid_length'],
    ['a language tag', { locale: `en-x${'-a'.repeat(20)}` }, '/locale invalid_language_tag'],
    ['a list', { tags: ['a', 'b', 'c', 'd'] }, '/tags invalid_array_max_size'],
    ['a text in a list', { tags: ['a', 'x'.repeat(5)] }, '/tags invalid_max_length'],
    ['a list of objects', { lines: many(3) }, '/lines invalid_array_max_size'],
    ['a text further in', { lines: [{}, { note: 'x'.repeat(5) }] }, '/lines/1/note invalid_max_length'],
    [
      'a map',
      { labels: Object.fromEntries(many(51).map((_, index) => [index, ''])) },
      '/labels invalid_text_map',
    ],
    ['a list of rows', { rows: [1, 2, 3] }, '/rows invalid_array_max_size'],
  ])('is refused: %s', (_, plain, problem) => {
    expect(codes(plain)).toEqual([problem]);
  });

  it('is reported with its limit', () => {
    const parsed = parseDto(Basket, { name: 'x'.repeat(1_000_000), lines: many(300_000) });
    expect('problems' in parsed && parsed.problems.map(({ detail }) => detail)).toEqual([
      '"name" must be shorter than or equal to 5 characters.',
      '"lines" must contain no more than 2 elements.',
    ]);
  });

  it('takes almost no time, wherever it is', () => {
    const list = many(349_000);
    const text = `en${Array.from({ length: 40_000 }, (_, index) => `-x${(index + 46_656).toString(36)}`).join('')}`;
    for (const plain of [
      ...['name', 'locale', 'tags', 'first', 'lines', 'rows', 'unknown'].map((field) => ({ [field]: list })),
      { labels: { deep: list } },
      { lines: [list] },
      { lines: [{ note: list }] },
      { first: { unknown: list } },
      { locale: text },
    ]) {
      expect(codes(plain)).toHaveLength(1);
      expect(cpu(() => parseDto(Basket, plain))).toBeLessThan(20);
    }
  });
});

describe('a list or an object without a bound', () => {
  class AnyList {
    @IsArray() list: unknown[];
  }

  class AnyObject {
    @IsObject() map: object;
  }

  it('stops the start', () => {
    expect(() => boundsOf(AnyList)).toThrow(
      'AnyList.list is a list without a maximum length: add @ArrayMaxSize.',
    );
    expect(() => boundsOf(AnyObject)).toThrow('AnyObject.map is an object of any content');
  });
});
