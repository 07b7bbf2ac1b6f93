import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { invalid, type FieldProblem } from '../../../kernel/errors.js';
import { fitToDto, rowsOf } from './fit-to-dto.js';
import { isSurelyValid } from './quick-check.js';
import { rememberRules } from './remembered-rules.js';

rememberRules();

/** More would not help, and a hostile body could cause millions. */
const MAX_PROBLEMS = 200;

const OPTIONS = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  validationError: { target: false, value: true },
} as const;

/** A plain object as an instance of its DTO. @returns the problems instead when it is not valid. */
export function parseDto<T extends object>(
  type: ClassConstructor<T>,
  plain: unknown,
  pointer = '',
): { value: T } | { problems: FieldProblem[] } {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    return { problems: [{ pointer, code: 'not_an_object', detail: 'This must be a JSON object.' }] };
  }
  const value = plainToInstance(type, fitToDto(type, plain), { exposeUnsetFields: false });
  const problems = isSurelyValid(value)
    ? []
    : validateSync(value, OPTIONS)
        .flatMap((error) => flatten(error, pointer))
        .slice(0, MAX_PROBLEMS);
  return problems.length > 0 ? { problems } : { value: Object.assign(value, rowsOf(type, plain)) };
}

/** The fields of a DTO that must be there: those that the validation misses in an empty object. */
export function requiredOf(type: ClassConstructor<object>): string[] {
  const parsed = parseDto(type, {});
  if (!('problems' in parsed)) return [];
  return parsed.problems.filter(({ code }) => code === 'missing').map(({ pointer }) => pointer.slice(1));
}

const NO_BODY = {
  pointer: '',
  code: 'missing',
  detail: 'A JSON body is needed; send {} to leave out all that may be left out.',
};

const NO_BODY_NEEDED = 'frontdesk:no-body-needed';

/** Marks a DTO all of whose fields may be left out, and with them the body. */
export const BodyMayBeLeftOut = (): ClassDecorator => (type) =>
  Reflect.defineMetadata(NO_BODY_NEEDED, true, type);

/** Validates bodies and queries against their DTO classes; unknown fields are refused, all by 422. */
@Injectable()
export class DtoPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || !isDto(metatype)) return value;
    if (type === 'body' && value === undefined && !Reflect.hasMetadata(NO_BODY_NEEDED, metatype))
      throw invalid([NO_BODY]);
    const parsed = parseDto(metatype, value ?? {});
    if ('problems' in parsed) throw invalid(parsed.problems);
    return parsed.value;
  }
}

function isDto(metatype: unknown): metatype is ClassConstructor<object> {
  const builtIn: unknown[] = [undefined, Object, String, Number, Boolean, Array];
  return typeof metatype === 'function' && !builtIn.includes(metatype);
}

function flatten(error: ValidationError, parent: string): FieldProblem[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = error.constraints ? [problemOf(error, pointer, error.constraints)] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, pointer))];
}

/** One problem per field, the first of: unknown, missing, null, wrong type, anything else. */
function problemOf(
  error: ValidationError,
  pointer: string,
  constraints: Record<string, string>,
): FieldProblem {
  const name = `"${error.property}"`;
  if ('whitelistValidation' in constraints) {
    return { pointer, code: 'unknown_field', detail: `There is no field ${name} here. Remove it.` };
  }
  if (error.value === undefined) return { pointer, code: 'missing', detail: `${name} is needed.` };
  if (error.value === null) return { pointer, code: 'null', detail: `${name} must not be null.` };
  const rule = TYPE_RULES.find((type) => type in constraints) ?? Object.keys(constraints)[0] ?? '';
  return {
    pointer,
    code: codeOf(rule),
    detail: sentence(error.property, constraints[rule] ?? 'is not valid'),
  };
}

const TYPE_RULES = ['isString', 'isInt', 'isBoolean', 'isObject', 'isArray', 'nestedValidation'];

function codeOf(rule: string): string {
  const name = rule.replace(/^is/, '').replace(/([a-z])([A-Z])/g, '$1_$2');
  return `invalid_${name.toLowerCase()}`;
}

/** The library's message, which begins with the field's name, as a sentence. */
function sentence(field: string, words: string): string {
  const rest = words.startsWith(`${field} `) ? words.slice(field.length + 1) : words;
  const plain = rest
    .replace('must be an integer number', 'must be a whole number, not text')
    .replace('must be longer than or equal to 1 characters', 'must not be empty');
  return words.startsWith(`${field} `) ? `"${field}" ${plain}.` : `${plain}.`;
}
