import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { FrontdeskProcess, newSecrets } from '../support/frontdesk-process.js';
import { openPlatform } from './platform-app.js';
import { storeUrl } from './store-urls.js';

// Ends a process that starts although it must not, after 30 s.
const REFUSAL = 'DATABASE_URL names a role that bypasses row-level security. Use frontdesk_app.';

describe.each([
  ['a superuser', 'DATABASE_SUPERUSER_URL'],
  ['a role with BYPASSRLS', 'DATABASE_BACKUP_URL'],
] as const)('with %s in DATABASE_URL', (_, store) => {
  it('the database is refused', async () => {
    await expect(openPlatform({ DATABASE_URL: storeUrl(store) })).rejects.toThrow(REFUSAL);
  });

  it.each(['main.js', 'main.api.js', 'main.worker.js'] as const)(
    '%s ends with exit code 1 and says why',
    async (file) => {
      const env = { DATABASE_URL: storeUrl(store) };
      const { exitCode, log } = await FrontdeskProcess.refuse(file, newSecrets(), env);
      expect(exitCode).toBe(1);
      expect(log.at(-1)).toMatch(/could not start: /);
      expect(log.at(-1)).toContain(REFUSAL);
    },
  );
});

it('the app’s own role is taken', async () => {
  const platform = await openPlatform();
  expect(platform.get(TenantDb)).toBeInstanceOf(TenantDb);
  await platform.close();
});
