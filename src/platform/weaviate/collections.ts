import type { WeaviateClient } from 'weaviate-client';
import { WeaviateMisconfigured } from './weaviate.errors.js';

export const VECTOR_KINDS = ['products', 'articles'] as const;
export type VectorKind = (typeof VECTOR_KINDS)[number];

/** One collection for each kind, in which every business is a tenant. */
export const COLLECTIONS: Record<VectorKind, string> = {
  products: 'FrontdeskProducts',
  articles: 'FrontdeskArticles',
};

/** The only property, of one object without a vector in each tenant: up to which change its vectors were written. */
export const STATE = 'state';
/** Of no collection of ours: only a server that makes collections by itself takes an object of it. */
const PROBE = 'FrontdeskAutoSchemaProbe';

/** The part of the client that the check needs. */
type Collections = Pick<WeaviateClient, 'collections'>;

/**
 * Makes the collections that are missing, and checks those that are there.
 * @throws WeaviateMisconfigured when tenants are not kept apart, or Weaviate makes tenants or collections by itself
 */
export async function ensureCollections(client: Collections): Promise<void> {
  await refuseAutoSchema(client);
  for (const kind of VECTOR_KINDS) {
    if (!(await client.collections.exists(COLLECTIONS[kind]))) await create(client, COLLECTIONS[kind]);
    await check(client, COLLECTIONS[kind]);
  }
}

async function refuseAutoSchema({ collections }: Collections): Promise<void> {
  try {
    await collections.use(PROBE).data.insert({});
  } catch (error) {
    // Refused as one that does not exist; anything else is no answer to the question.
    if (/not found|not present|no class|422/i.test(String(error))) return;
    throw error;
  }
  await collections.delete(PROBE);
  throw new WeaviateMisconfigured(
    'Weaviate makes collections by itself: start it with AUTOSCHEMA_ENABLED=false.',
  );
}

async function create({ collections }: Collections, name: string): Promise<void> {
  const { configure } = await import('weaviate-client');
  try {
    await collections.create({
      name,
      multiTenancy: configure.multiTenancy({
        enabled: true,
        autoTenantCreation: false,
        autoTenantActivation: true,
      }),
      vectorizers: configure.vectors.selfProvided({
        vectorIndexConfig: configure.vectorIndex.hnsw({ distanceMetric: 'cosine' }),
      }),
      properties: [{ name: STATE, dataType: 'text', indexFilterable: false, indexSearchable: false }],
    });
  } catch (error) {
    // Another process may have made it at the same time.
    if (!(await collections.exists(name))) throw error;
  }
}

async function check({ collections }: Collections, name: string): Promise<void> {
  const { multiTenancy, properties, vectorizers } = await collections.use(name).config.get();
  const wrong = [
    !multiTenancy.enabled && 'has no multi-tenancy',
    multiTenancy.autoTenantCreation && 'makes tenants by itself',
    multiTenancy.enabled && !multiTenancy.autoTenantActivation && 'does not activate tenants by itself',
    properties.some((property) => property.name !== STATE) && 'has properties of its own',
    Object.values(vectorizers).some(({ vectorizer }) => vectorizer.name !== 'none') && 'has a vectorizer',
  ].filter((reason) => reason !== false);
  if (wrong.length > 0)
    throw new WeaviateMisconfigured(
      `The collection ${name} ${wrong.join(' and ')}. Delete it: it is made anew and filled again.`,
    );
}
