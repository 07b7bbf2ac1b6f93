import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asObject } from '../isolation/documents.mjs';
import { Marker } from '../isolation/markers.mjs';
import { Tenant } from '../isolation/tenants.mjs';
import { World } from '../isolation/world.mjs';
import { hostileCatalogues } from './catalogues.mjs';
import { doorsOf } from './doors.mjs';
import type { Stage } from './stage.mjs';

const ROOT = join(__dirname, '..', '..', '..');

/** The doors of a run, without a product. */
function stage(change: (tenant: Record<string, unknown>) => void = () => {}): Stage {
  const [tenant, admin] = ['openapi.json', 'admin-openapi.json'].map((file) =>
    asObject(JSON.parse(readFileSync(join(ROOT, file), 'utf8'))),
  );
  change(tenant!);
  const world = new World('http://127.0.0.1:1', 'none', { tenant: tenant!, admin: admin! });
  const shop = new Tenant('A', new Marker(), {});
  Object.assign(world.tenants, { A: shop, B: shop, C: shop });
  return {
    url: world.wire.url,
    world,
    victim: { path: '/', key: 'none', texts: ['open?'], everyMs: 1000 },
    chat: shop,
    large: shop,
    hostile: new Map(hostileCatalogues().map(({ name }) => [name, shop])),
  };
}

const WHOLE = { sliceOnly: false, only: [] };

describe('the doors that are driven', () => {
  it('are all operations of both documents: their bodies, without and with the right credential, and parameters', () => {
    const set = stage();
    const names = doorsOf(set, WHOLE).map(({ name }) => name);
    const withBody = set.world.operations.filter(({ body }) => body !== null);
    expect(withBody.length).toBeGreaterThan(20);
    for (const { name } of withBody) {
      expect(names).toContain(`${name}, nobody`);
      expect(names).toContain(`${name}: shapes`);
    }
    for (const { name, parameters } of set.world.operations)
      if (parameters.length > 0) expect(names).toContain(`${name}: parameters`);
  });

  it('include an operation added to the document, field by field', () => {
    const fresh = stage((document) => {
      const fields = { note: { type: 'string' }, rows: { type: 'array', items: { type: 'integer' } } };
      asObject(document['paths'])['/v1/fresh'] = {
        post: {
          security: [{ tenant: [] }],
          requestBody: {
            content: { 'application/json': { schema: { type: 'object', properties: fields } } },
          },
        },
      };
    });
    const doors = doorsOf(fresh, { ...WHOLE, only: ['/v1/fresh'] });
    expect(doors.map(({ name }) => name)).toEqual([
      'POST /v1/fresh, nobody',
      'POST /v1/fresh: texts',
      'POST /v1/fresh: shapes',
    ]);
    const inputs = doors.flatMap((door) => door.inputs.map(({ name }) => name));
    expect(inputs).toEqual(
      expect.arrayContaining(['/note 900 KB', '/note a list of {}', '/rows a list of 1', '/rows nested']),
    );
  });

  it('have unique names, and so have the inputs of each', () => {
    const doors = doorsOf(stage(), WHOLE);
    const names = doors.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, inputs } of doors)
      expect([name, new Set(inputs.map((input) => input.name)).size]).toEqual([name, inputs.length]);
  });

  it('are few in the slice, and each entry of the slice names an existing one', () => {
    const doors = doorsOf(stage(), { sliceOnly: true, only: [] });
    expect(doors.length).toBeGreaterThan(10);
    expect(doors.flatMap(({ inputs }) => inputs).length).toBeLessThan(50);
  });

  it('refuse a slice that names a missing one', () => {
    const without = stage((document) => delete asObject(document['paths'])['/widget/v1/sessions']);
    expect(() => doorsOf(without, { sliceOnly: true, only: [] })).toThrow(
      /The slice names POST \/widget\/v1\/sessions: texts/,
    );
  });
});
