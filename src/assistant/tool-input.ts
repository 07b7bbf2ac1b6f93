import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { invalid, type FieldProblem } from '../kernel/errors.js';

/** JSON Schema of the arguments, in the form of Chat Completions' function calling. */
export interface ToolParameters {
  type: 'object';
  properties: Record<string, unknown>;
  required?: string[];
  additionalProperties: false;
}

/** The published input of a tool: JSON Schema for a model, type and validation for the code. */
export interface ToolInput<Public> {
  readonly parameters: ToolParameters;
  /** @throws DomainError `invalid` that names each wrong field by JSON Pointer, with the correction. */
  read(input: unknown): Public;
}

type Fields = Readonly<Record<string, v.GenericSchema>>;
type FieldIssue = v.BaseIssue<unknown>;

/**
 * The one definition of a tool's input. Its type is `PublicInput<typeof INPUT>`. A `v.check` is validated but is not in
 * the JSON Schema, which cannot express it.
 */
export function toolInput<const F extends Fields>(
  fields: F,
): ToolInput<v.InferOutput<v.StrictObjectSchema<F, undefined>>> {
  const schema = v.strictObject(fields);
  return {
    parameters: parametersOf(schema),
    read: (input) => {
      // The library accepts a list as an object without fields.
      const result = v.safeParse(schema, Array.isArray(input) ? null : input);
      if (!result.success) throw invalid(result.issues.map(problemOf));
      return result.output;
    },
  };
}

export type PublicInput<I> = I extends ToolInput<infer Public> ? Public : never;

function parametersOf(schema: v.GenericSchema): ToolParameters {
  const { properties = {}, required = [] } = toJsonSchema(schema, { ignoreActions: ['check'] });
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function problemOf(issue: FieldIssue): FieldProblem {
  const path = (issue.path ?? []).map(({ key }) => String(key));
  const pointer = path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { pointer, ...problemWith(issue, path.at(-1) ?? 'The input') };
}

/** Must not quote the value, which may be personal data. */
function problemWith(issue: FieldIssue, name: string): Omit<FieldProblem, 'pointer'> {
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return { code: 'unknown_field', detail: `There is no field ${name} here. Remove it.` };
  if (issue.input === undefined) return { code: 'missing', detail: `${name} is needed.` };
  return { code: `invalid_${issue.type}`, detail: `${name} must be ${wantedOf(issue)}.` };
}

function wantedOf({ kind, type, expected, message, requirement }: FieldIssue): string {
  if (type === 'max_length') return `a list of at most ${String(requirement)}`;
  // A validation has its own message; a type error's depends on the type.
  if (kind === 'validation') return message;
  if (type === 'picklist') return `one of ${String(expected).replace(/^\((.*)\)$/, '$1')}`;
  return WANTED[type] ?? String(expected);
}

const WANTED: Readonly<Record<string, string>> = {
  strict_object: 'an object',
  array: 'a list',
  string: 'a text',
  boolean: 'true or false',
};
