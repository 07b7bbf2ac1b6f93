/** Weaviate is away, slow, or its answer is no answer: the same call may succeed later. */
export class WeaviateUnavailable extends Error {}

/** Weaviate or a collection in it is set up in a way that does not keep tenants apart. */
export class WeaviateMisconfigured extends Error {}

/** The tenant has no vectors in this collection yet, or they were lost. */
export class TenantMissing extends Error {}
