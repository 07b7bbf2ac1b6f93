import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsInt,
  IsOptional,
  IsString,
  Length,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { isSurelyValid } from './quick-check.js';
import { IfPresent } from './validators.js';

describe('a quick check', () => {
  class Part {
    @IsInt()
    count: number;
  }

  class Whole {
    @IfPresent()
    @IsString()
    @Length(1, 5)
    name?: string;

    @IsOptional()
    @IsArray()
    @ArrayMaxSize(5)
    @ValidateNested({ each: true })
    @Type(() => Part)
    parts?: Part[] | null;

    @IfPresent()
    @ValidateNested()
    @Type(() => Part)
    one?: Part;
  }

  it.each<[object, boolean]>([
    [{}, true],
    [{ name: 'mugs', parts: [{ count: 1 }, { count: 2 }], one: { count: 3 } }, true],
    [{ parts: null }, true],
    [{ name: null }, false],
    [{ name: 'too long' }, false],
    [{ parts: [{ count: 'one' }] }, false],
    [{ parts: [{ count: 1, more: 1 }] }, false],
    [{ parts: [null] }, false],
    [{ one: null }, false],
    [{ one: 7 }, false],
    [{ one: {} }, false],
    [{ more: 1 }, false],
  ])('of %j says %s', (plain, isValid) => {
    expect(isSurelyValid(plainToInstance(Whole, plain, { exposeUnsetFields: false }))).toBe(isValid);
  });

  it('leaves to the validator what has no rules, rules of other kinds, and rules that answer later', () => {
    class Other {
      @IsDefined()
      field: string;
    }
    class Later {
      @ValidateBy({ name: 'later', validator: { validate: () => Promise.resolve(true) } })
      field: string;
    }
    expect(isSurelyValid({})).toBe(false);
    expect(isSurelyValid(Object.assign(new Other(), { field: 'x' }))).toBe(false);
    expect(isSurelyValid(Object.assign(new Later(), { field: 'x' }))).toBe(false);
  });
});
