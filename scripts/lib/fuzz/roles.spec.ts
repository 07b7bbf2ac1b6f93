import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEFT_OUT, operationsFor, ROLES, shareOf, type Document } from './roles.mjs';

function read(path: string): Document {
  const file = path.slice(1).replace('admin/', 'admin-');
  return JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', file), 'utf8')) as Document;
}

function namesIn({ paths }: Document): string[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

describe('the operations that are fuzzed', () => {
  it.each(['/openapi.json', '/admin/openapi.json'])('of %s are all but those left out', (path) => {
    const document = read(path);
    const called = ROLES.filter((role) => role.document === path).flatMap((role) =>
      operationsFor(document, role),
    );
    const wanted = namesIn(document).filter((name) => !LEFT_OUT.has(name));
    expect(called.map(({ name }) => name).sort()).toEqual(wanted.sort());
  });

  it('leave out nothing that is gone', () => {
    const names = namesIn(read('/openapi.json'));
    expect([...LEFT_OUT.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });

  it('are each in one of the shares', () => {
    const operations = Array.from({ length: 25 }, (_, index) => index);
    const shares = [7, 8, 9, 10].flatMap((seed) => shareOf(operations, 4, seed));
    expect(shares.sort((one, other) => one - other)).toEqual(operations);
  });
});
