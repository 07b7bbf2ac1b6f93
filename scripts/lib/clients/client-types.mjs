// The types of the TypeScript client and of the console, made of the API documents.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { ROOT } from '../system/paths.mjs';

const SUCCESS = /^2\d\d$/;
const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete']);

/**
 * The part of an operation that is kept.
 * @typedef {{responses: Record<string, unknown>}} Operation
 * @typedef {{paths: Record<string, Record<string, Operation>>}} Document
 */

/**
 * Types that are made, relative to the root. The console uses those of the client, and its own calls.
 * @type {readonly {document: string, file: string}[]}
 */
export const CLIENT_TYPES = [
  { document: 'openapi.json', file: 'clients/typescript/src/schema.ts' },
  { document: 'console-openapi.json', file: 'web/console/api/schema.ts' },
];

/**
 * @param {string} name  of the committed document
 * @returns {Promise<string>} the file that belongs to it
 */
export async function clientTypes(name) {
  const source = readFileSync(join(ROOT, name), 'utf8');
  /** @type {Document} */
  const whole = JSON.parse(source);
  const document = withoutExamples(withoutRefusals(whole));
  const head = `// Made of ${name} by \`node scripts/clients.mjs --write\`. Change nothing here.\n\n`;
  return head + astToString(await openapiTS(JSON.stringify(document)));
}

/**
 * Every operation may be refused in the same form, which the client throws: repeated for each, they would be four fifths
 * of the file.
 * @param {Document} document
 * @returns {Document}
 */
export function withoutRefusals(document) {
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const operations = Object.entries(item).map(([method, operation]) => [
      method,
      METHODS.has(method) ? answered(operation) : operation,
    ]);
    return [path, Object.fromEntries(operations)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

/** @param {Operation} operation */
function answered(operation) {
  const kept = Object.entries(operation.responses).filter(([status]) => SUCCESS.test(status));
  return { ...operation, responses: Object.fromEntries(kept) };
}

/**
 * /docs has the examples; here they would be long comments.
 * @param {unknown} value
 * @param {boolean} [names]  whether its keys are the names of fields
 * @returns {unknown}
 */
function withoutExamples(value, names = false) {
  if (Array.isArray(value)) return value.map((item) => withoutExamples(item));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => names || key !== 'example');
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, withoutExamples(inner, !names && key === 'properties')]),
  );
}
