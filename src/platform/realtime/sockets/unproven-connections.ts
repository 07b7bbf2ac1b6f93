import { Injectable } from '@nestjs/common';
import { addressNetwork } from '../../http/client-address.js';
import { LoadShedder } from '../../overload/load-shedder.js';
import { cut, type Connection } from './connection-ends.js';

/** A connection whose client has not proven who it is by then is cut. */
export const PROVE_MS = 5_000;
/** Many people can be behind one address, but each is unproven for a moment only. */
const MOST_OF_ADDRESS = 100;
const MOST = 2_000;

/** Connections of clients who have not yet proven who they are: no other limit knows these. */
@Injectable()
export class UnprovenConnections {
  private readonly ofAddress = new Map<string, number>();
  private readonly leaving = new WeakMap<Connection, () => void>();
  private total = 0;

  constructor(private readonly shedder: LoadShedder) {}

  /** Why this address may open no further one; null when it may. */
  whyNot(address: string): string | null {
    const own = this.ofAddress.get(addressNetwork(address)) ?? 0;
    if (own >= MOST_OF_ADDRESS || this.total >= MOST) return 'too_many_connections';
    try {
      this.shedder.admit('high');
      return null;
    } catch {
      return 'overloaded';
    }
  }

  /** Counts a connection until it is proven or closed. */
  add(conn: Connection, address: string): void {
    const network = addressNetwork(address);
    this.count(network, 1);
    const timer = setTimeout(() => cut(conn, 'not_proven'), PROVE_MS).unref();
    const leave = () => {
      if (!this.leaving.delete(conn)) return;
      clearTimeout(timer);
      this.count(network, -1);
    };
    this.leaving.set(conn, leave);
    conn.once('close', leave);
  }

  /** Its client is let in. */
  proven(conn: Connection): void {
    this.leaving.get(conn)?.();
  }

  private count(network: string, change: 1 | -1): void {
    const own = (this.ofAddress.get(network) ?? 0) + change;
    if (own > 0) this.ofAddress.set(network, own);
    else this.ofAddress.delete(network);
    this.total += change;
  }
}
