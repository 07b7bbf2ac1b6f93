import pg from 'pg';
import { hasChangedResult, nameFor } from './prepared-statements.js';

/** The part of pg's wire connection that a submittable uses. */
interface WireConnection {
  parse(message: { text: string; name: string; types: number[] }): void;
  bind(message: { portal: string; statement: string; values: string[] }): void;
  execute(message: { portal: string }): void;
  /** Texts by the names that this connection has prepared. */
  parsedStatements: Partial<Record<string, string>>;
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

/** A statement, with a name when it is to be prepared. */
export interface OneTripStatement {
  text: string;
  values: unknown[];
  name?: string | undefined;
}

type SubmittableConstructor = new (
  config: OneTripStatement,
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

const CONTEXT_NAME = nameFor(SET_CONTEXT);

/**
 * Sets the context and runs one statement, in one round trip. All of it is sent before a single Sync
 * and is therefore one implicit transaction (PostgreSQL protocol, "Extended Query"): the local settings apply to
 * exactly this statement, an error rolls both back, and a transaction pooler sees one transaction.
 */
export class OneTripQuery extends (pg.Query as unknown as SubmittableConstructor) {
  private contextIsSet = false;
  private prepares = false;

  constructor(
    private readonly settings: ContextSettings,
    private readonly statement: OneTripStatement,
    callback: (error: Error | undefined, result: pg.QueryResult) => void,
  ) {
    super(statement, callback);
  }

  /**
   * Whether its connection must not be used again after this error, because of what may be prepared there: it was the first
   * to send a name, a migration has spoilt the statement, or pg could not send a value and has closed the statement.
   */
  spoilsConnection(error: Error | undefined): boolean {
    if (!error || this.statement.name === undefined) return false;
    return this.prepares || hasChangedResult(error) || !('code' in error);
  }

  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: WireConnection): void {
    const { name } = this.statement;
    const contextName = name === undefined ? '' : CONTEXT_NAME;
    const isKnown = (of: string): boolean => connection.parsedStatements[of] !== undefined;
    this.prepares = name !== undefined && !(isKnown(name) && isKnown(contextName));
    if (!isKnown(contextName)) connection.parse({ text: SET_CONTEXT, name: contextName, types: [] });
    connection.bind({ portal: '', statement: contextName, values: this.settings });
    connection.execute({ portal: '' });
    super.prepare(connection);
  }

  override handleDataRow(message: RowMessage): void {
    if (this.contextIsSet) super.handleDataRow(message);
  }

  override handleCommandComplete(message: CommandMessage, connection: WireConnection): void {
    if (this.contextIsSet) return super.handleCommandComplete(message, connection);
    this.contextIsSet = true;
    if (this.statement.name !== undefined) connection.parsedStatements[CONTEXT_NAME] = SET_CONTEXT;
  }
}
