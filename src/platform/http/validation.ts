import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { invalid, type FieldProblem } from '../../kernel/errors.js';

const OPTIONS = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: false },
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
  const value = plainToInstance(type, plain, { exposeUnsetFields: false });
  const problems = validateSync(value, OPTIONS).flatMap((error) => flatten(error, pointer));
  return problems.length > 0 ? { problems } : { value };
}

/** Validates bodies and queries against their DTO classes; unknown fields are refused, all by 422. */
@Injectable()
export class DtoPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || !isDto(metatype)) return value;
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
  const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) => problem(pointer, rule, detail));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, pointer))];
}

function problem(pointer: string, rule: string, detail: string): FieldProblem {
  if (rule === 'whitelistValidation') {
    const field = pointer.slice(pointer.lastIndexOf('/') + 1);
    return { pointer, code: 'unknown_field', detail: `There is no field "${field}" here. Remove it.` };
  }
  const code = rule
    .replace(/^is/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
  return { pointer, code: `invalid_${code}`, detail: `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.` };
}
