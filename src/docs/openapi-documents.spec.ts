import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Operation {
  requestBody?: { required?: boolean };
  responses: Record<string, unknown>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
}

/** The committed documents; `node scripts/openapi.mjs --check` compares them with the code. */
const documents = ['openapi.json', 'admin-openapi.json'].map((name): [string, Document] => [
  name,
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', name), 'utf8')) as Document,
]);

function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : references(value),
  );
}

/** Resolves a local JSON pointer (RFC 6901); undefined when its target does not exist. */
function resolve(reference: string, document: unknown): unknown {
  if (!reference.startsWith('#/')) return undefined;
  const steps = reference
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce<unknown>(
    (node, step) => (node as Record<string, unknown> | undefined)?.[step],
    document,
  );
}

describe.each(documents)('%s', (_, document) => {
  it('defines every schema that it refers to', () => {
    const found = references(document);
    expect(found.length).toBeGreaterThan(50);
    expect([...new Set(found)].filter((one) => resolve(one, document) === undefined)).toEqual([]);
  });

  it('documents for every operation with a body that it is required, and how an invalid one is refused', () => {
    const withBody = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, { requestBody }]) => requestBody)
        .map(([verb, operation]) => ({ name: `${verb} ${path}`, operation })),
    );
    expect(withBody.length).toBeGreaterThan(2);
    const lacking = withBody.filter(
      ({ operation: { requestBody, responses } }) =>
        requestBody?.required !== true ||
        ['400', '413', '415', '422'].some((status) => !(status in responses)),
    );
    expect(lacking.map(({ name }) => name)).toEqual([]);
  });
});
