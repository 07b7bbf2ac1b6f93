import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
/** What reaches PostgreSQL without `TenantDb`: imports of its pool for the platform, and of TypeORM’s. */
const REACHES = [/\bPlatformDb\b/, /^import .*\bDataSource\b.* from 'typeorm'/m];
/** These two are the ways themselves, and the module that provides them. */
const WAYS = ['platform-db.ts', 'tenant-db.ts', 'database.module.ts'].map(
  (name) => `src/platform/database/${name}`,
);

describe('places that reach PostgreSQL without TenantDb', () => {
  it('are all named in docs/scaling.md, with how each goes over several databases', () => {
    const places = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .map((name) => `src/${name}`)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !WAYS.includes(name))
      .filter((name) => {
        const text = readFileSync(join(ROOT, name), 'utf8');
        return REACHES.some((pattern) => pattern.test(text));
      });
    const page = readFileSync(join(ROOT, 'docs', 'scaling.md'), 'utf8');
    const named = [...page.matchAll(/^\| `(src\/[^`]+)` \|/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(places.sort());
  });
});
