import type { WeaviateServer } from '../../scripts/lib/weaviate/weaviate-server.mjs';
import { COLLECTIONS } from '../../src/platform/weaviate/collections.js';
import { WeaviateConnection } from '../../src/platform/weaviate/weaviate-connection.js';
import { INSTALL_MS, startWeaviate, WeaviateRig } from './weaviate-rig.js';

/** Makes a collection of our name in a way that is not ours. */
const WRONG = {
  'without tenants': { multiTenancyConfig: { enabled: false } },
  'that makes tenants by itself': {
    multiTenancyConfig: { enabled: true, autoTenantCreation: true, autoTenantActivation: true },
  },
  'with texts': {
    multiTenancyConfig: { enabled: true, autoTenantActivation: true },
    properties: [{ name: 'text', dataType: ['text'] }],
  },
};

describe('a Weaviate with other settings', () => {
  let server: WeaviateServer;

  afterEach(() => server.stop());

  it(
    'is refused when it makes collections by itself',
    async () => {
      server = await startWeaviate({ autoSchema: true });
      await expect(WeaviateRig.open(server)).rejects.toThrow('AUTOSCHEMA_ENABLED=false');
    },
    INSTALL_MS,
  );

  it(
    'is refused with a collection that does not keep tenants apart',
    async () => {
      server = await startWeaviate();
      const rig = await WeaviateRig.open(server);
      try {
        for (const settings of Object.values(WRONG)) {
          await rig.app.get(WeaviateConnection).work(async ({ collections }) => {
            await collections.delete(COLLECTIONS.articles);
            await collections.createFromSchema({
              class: COLLECTIONS.articles,
              vectorizer: 'none',
              ...settings,
            });
          }, 120_000);
          await expect(WeaviateRig.open(server)).rejects.toThrow(COLLECTIONS.articles);
        }
      } finally {
        await rig.close();
      }
    },
    INSTALL_MS,
  );
});
