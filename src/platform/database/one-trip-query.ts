import pg from 'pg';

/** The part of pg's wire connection that a submittable uses. */
interface WireConnection {
  parse(message: { text: string; name: string; types: number[] }): void;
  bind(message: { portal: string; statement: string; values: string[] }): void;
  execute(message: { portal: string }): void;
}

interface CommandMessage {
  text: string;
}

interface RowMessage {
  fields: (string | null)[];
}

/** pg's Query with its submittable methods, which the published types leave out. */
interface SubmittableQuery {
  requiresPreparation(): boolean;
  prepare(connection: WireConnection): void;
  handleDataRow(message: RowMessage): void;
  handleCommandComplete(message: CommandMessage, connection: WireConnection): void;
}

type SubmittableConstructor = new (
  config: { text: string; values: unknown[] },
  callback: (error: Error | undefined, result: pg.QueryResult) => void,
) => SubmittableQuery;

/** What triggers know of who has sent a statement. */
export type ContextSettings = [tenantId: string, audit: string, origin: string, ifMatch: string];

/**
 * All settings local to the transaction, as bound parameters: the tenant, the audit stamp or '', the correlation id with
 * the trace, and the versions that the request may change or ''.
 */
export const SET_CONTEXT = `SELECT set_config('app.current_tenant', $1, true), set_config('app.audit', $2, true),
  set_config('app.origin', $3, true), set_config('app.if_match', $4, true)`;

/**
 * Sets the context and runs one statement, in one round trip. All of it is sent before a single Sync
 * and is therefore one implicit transaction (PostgreSQL protocol, "Extended Query"): the local settings apply to
 * exactly this statement, an error rolls both back, and a transaction pooler sees one transaction.
 */
export class OneTripQuery extends (pg.Query as unknown as SubmittableConstructor) {
  private contextIsSet = false;

  constructor(
    private readonly settings: ContextSettings,
    config: { text: string; values: unknown[] },
    callback: (error: Error | undefined, result: pg.QueryResult) => void,
  ) {
    super(config, callback);
  }

  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: WireConnection): void {
    connection.parse({ text: SET_CONTEXT, name: '', types: [] });
    connection.bind({ portal: '', statement: '', values: this.settings });
    connection.execute({ portal: '' });
    super.prepare(connection);
  }

  override handleDataRow(message: RowMessage): void {
    if (this.contextIsSet) super.handleDataRow(message);
  }

  override handleCommandComplete(message: CommandMessage, connection: WireConnection): void {
    if (this.contextIsSet) super.handleCommandComplete(message, connection);
    else this.contextIsSet = true;
  }
}
