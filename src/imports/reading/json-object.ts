import { MAX_BODY } from '../../platform/http/body/body-limits.js';
import { jsonSize, type JsonSize } from '../../platform/http/body/json-size.js';
import type { FileProblem } from './import-file.types.js';
import { shown } from './shown.js';

/** Of one object, as of a body with many. */
const LIMITS: JsonSize = { ...MAX_BODY, fields: 200, names: 2_000 };

/** Characters of a line that can hold little; measuring each would cost more than to parse it. */
const SHORT = 4_096;
const NOTHING: JsonSize = { depth: 0, values: 0, fields: 0, items: 0, names: 0 };

export interface ReadObject {
  row?: object;
  problem?: FileProblem;
  /** How many JSON values it has, about; 0 of a short one. */
  values: number;
}

/** One line of JSON Lines, measured before it is parsed: a short line can make a million objects. */
export function objectOf(content: string, line: number): ReadObject {
  const size = content.length > SHORT ? jsonSize(Buffer.from(content), LIMITS) : NOTHING;
  const [code, detail] = excessOf(size) ?? [];
  const problem = { severity: 'error' as const, line, column: '', value: shown(content) };
  if (code && detail) return { values: 0, problem: { ...problem, code, detail } };
  const row = parsed(content);
  if (row) return { values: size.values, row };
  return { values: size.values, problem: { ...problem, ...NO_OBJECT } };
}

const NO_OBJECT = {
  code: 'malformed_json',
  detail: 'The line is not one JSON object. Write each object on a line of its own.',
};

function excessOf(size: JsonSize): [string, string] | null {
  if (size.depth > LIMITS.depth) return ['too_deep', `It is nested deeper than ${LIMITS.depth} levels.`];
  if (size.fields > LIMITS.fields)
    return ['too_many_fields', `An object has more than ${LIMITS.fields} fields.`];
  if (size.names > LIMITS.names)
    return ['too_many_fields', `It has more than ${LIMITS.names} different names of fields.`];
  if (size.items > LIMITS.items) return ['too_many_values', `A list holds more than ${LIMITS.items} values.`];
  if (size.values > LIMITS.values) return ['too_many_values', `It holds more than ${LIMITS.values} values.`];
  return null;
}

function parsed(content: string): object | null {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
