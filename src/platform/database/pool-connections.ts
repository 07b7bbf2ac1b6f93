import type pg from 'pg';

/** Connections of a pool, now. */
export interface PoolConnections {
  busy: number;
  idle: number;
}

export function connectionsOf({ totalCount, idleCount }: pg.Pool): PoolConnections {
  return { busy: totalCount - idleCount, idle: idleCount };
}
