import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { TEXT_FORMATS, TEXT_MAP } from './declared-formats.js';

export type DtoClass = ClassConstructor<object>;

/** One rule of one field. */
export type ValidationRule = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>[number];

/** Upper bounds of one value. A kind of value without a bound here is not allowed at all. */
export interface ValueBounds {
  /** For a text, in characters (code points). */
  maxLength?: number;
  /** For an object, its class. */
  nested?: DtoClass;
  /** For a plain map of texts, its bounds. */
  map?: typeof TEXT_MAP;
}

export interface FieldBounds extends ValueBounds {
  /** For a list. */
  maxItems?: number;
  /** For a list, the bounds of its elements; null for rows that are parsed one by one. */
  items?: ValueBounds | null;
}

const known = new Map<DtoClass, ReadonlyMap<string, FieldBounds>>();

/** The bounds of every field of a DTO, by name, read from its validation decorators. */
export function boundsOf(type: DtoClass): ReadonlyMap<string, FieldBounds> {
  let bounds = known.get(type);
  if (!bounds) known.set(type, (bounds = read(type)));
  return bounds;
}

/** The rules of every field, as the validator looks them up: a subclass's declaration replaces the inherited one. */
export function rulesOf(type: DtoClass): Map<string, ValidationRule[]> {
  const storage = getMetadataStorage();
  return new Map(
    Object.entries(storage.groupByPropertyName(storage.getTargetValidationMetadatas(type, '', false, false))),
  );
}

function read(type: DtoClass): Map<string, FieldBounds> {
  return new Map([...rulesOf(type)].map(([field, rules]) => [field, fieldBounds(type, field, rules)]));
}

function fieldBounds(type: DtoClass, field: string, rules: ValidationRule[]): FieldBounds {
  const nested = rules.some((rule) => rule.type === ValidationTypes.NESTED_VALIDATION)
    ? { nested: nestedClass(type, field) }
    : {};
  const own = { ...valueBounds(rules.filter(({ each }) => !each)), ...nested };
  const maxItems = numberOf(rules, 'arrayMaxSize', 0);
  requireBound(type, field, rules, maxItems);
  if (maxItems === undefined) return own;
  const each = rules.filter((rule) => rule.each);
  return { maxItems, items: each.length > 0 ? { ...valueBounds(each), ...nested } : null };
}

/** @throws on lists and objects without a bound, because `fitToDto` would replace them by empty ones. */
function requireBound(
  type: DtoClass,
  field: string,
  rules: ValidationRule[],
  maxItems: number | undefined,
): void {
  const has = (wanted: string): boolean =>
    rules.some(({ name, type: kind }) => [name, kind].includes(wanted));
  if (has('isArray') && maxItems === undefined) {
    throw new Error(`${type.name}.${field} is a list without a maximum length: add @ArrayMaxSize.`);
  }
  if (has('isObject') && !has(ValidationTypes.NESTED_VALIDATION)) {
    throw new Error(`${type.name}.${field} is an object of any content: add @ValidateNested and @Type.`);
  }
}

function valueBounds(rules: ValidationRule[]): ValueBounds {
  const maxLength = leastLength(rules);
  return {
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(rules.some(({ name }) => name === 'isTextMap') ? { map: TEXT_MAP } : {}),
  };
}

/** @returns undefined when no rule bounds a text. */
function leastLength(rules: ValidationRule[]): number | undefined {
  const lengths = [
    numberOf(rules, 'maxLength', 0),
    numberOf(rules, 'textUpTo', 0),
    numberOf(rules, 'isLength', 1),
    ...rules.map(({ name = '' }) => TEXT_FORMATS[name]?.maxLength),
    longestChoice(rules),
  ].filter((length) => length !== undefined);
  return lengths.length > 0 ? Math.min(...lengths) : undefined;
}

function longestChoice(rules: ValidationRule[]): number | undefined {
  const choices = rules.find(({ name }) => name === 'isIn')?.constraints[0] as unknown[] | undefined;
  return choices && Math.max(0, ...choices.map((choice) => String(choice).length));
}

export function numberOf(rules: ValidationRule[], name: string, index: number): number | undefined {
  const value: unknown = (rules.find((rule) => rule.name === name)?.constraints as unknown[] | undefined)?.[
    index
  ];
  return typeof value === 'number' ? value : undefined;
}

/** Asks the library which class it would make of an object there. @throws when `@Type` is missing. */
function nestedClass(type: DtoClass, field: string): DtoClass {
  const made = (plainToInstance(type, { [field]: {} }) as Record<string, object | undefined>)[field];
  const nested = made?.constructor as DtoClass | undefined;
  if (!nested || nested === Object) {
    throw new Error(`${type.name}.${field} is nested: name its class with @Type(() => …).`);
  }
  return nested;
}
