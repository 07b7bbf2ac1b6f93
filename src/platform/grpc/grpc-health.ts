import { join } from 'node:path';

/** The standard health service, which probes and clients ask. */
export const HEALTH_PACKAGE = 'grpc.health.v1';
export const HEALTH_PROTO = join(import.meta.dirname, 'health.proto');

export type ServingStatus = 'UNKNOWN' | 'SERVING' | 'NOT_SERVING' | 'SERVICE_UNKNOWN';

export interface HealthQuestion {
  /** A service's full name; empty asks for the process. */
  service: string;
}

export interface HealthAnswer {
  status: ServingStatus;
}
