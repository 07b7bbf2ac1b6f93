import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Operation {
  requestBody?: { required?: boolean };
  responses: Record<string, unknown>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
}

/** As committed; `node scripts/openapi.mjs --check` compares them with what the code generates. */
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

/** Follows a local JSON pointer (RFC 6901); undefined where it leads nowhere. */
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
  it('defines whatever it refers to', () => {
    const found = references(document);
    expect(found.length).toBeGreaterThan(50);
    expect([...new Set(found)].filter((one) => resolve(one, document) === undefined)).toEqual([]);
  });

  it('says of every operation with a body that it is needed, and how a body is refused', () => {
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
