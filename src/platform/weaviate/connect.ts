import type { WeaviateClient } from 'weaviate-client';
import type { WeaviateConfig } from '../../config/weaviate.config.js';

const GRPC_PORT = 50_051;
/** Seconds, beyond every deadline of a call but the one of a connection. */
const TIMEOUTS = { init: 2, query: 10, insert: 30 };

/** A client that has reached both addresses. */
export async function connectTo({ url, grpcUrl, apiKey }: WeaviateConfig): Promise<WeaviateClient> {
  const rest = new URL(url);
  const grpc = grpcUrl === '' ? null : new URL(grpcUrl);
  // Loaded only where it is used: it is large.
  const { default: weaviate, ApiKey } = await import('weaviate-client');
  return weaviate.connectToCustom({
    httpHost: rest.hostname,
    httpPort: portOf(rest),
    httpSecure: isSecure(rest),
    httpPath: rest.pathname.replace(/\/$/, ''),
    grpcHost: (grpc ?? rest).hostname,
    grpcPort: grpc ? portOf(grpc) : GRPC_PORT,
    grpcSecure: isSecure(grpc ?? rest),
    timeout: TIMEOUTS,
    ...(apiKey !== '' && { authCredentials: new ApiKey(apiKey) }),
  });
}

function isSecure({ protocol }: URL): boolean {
  return protocol === 'https:';
}

function portOf(url: URL): number {
  return Number(url.port) || (isSecure(url) ? 443 : 80);
}
