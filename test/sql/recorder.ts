import type { EntityManager } from 'typeorm';
import { newId } from '../../src/kernel/ids.js';
import { runAsTenant } from '../../src/platform/context/request-context.js';
import type { PlatformDb, PlatformQuery } from '../../src/platform/database/platform-db.js';
import { TenantTransaction, type TenantDb } from '../../src/platform/database/tenant-db.js';

/** The rows that one statement answers. */
export type Answer = object[];

export interface Statement {
  text: string;
  /** Where in the sources it was sent from: `src/orders/orders.repository.ts:72`. */
  sentFrom: string[];
}

/** Statements that were sent one after the other; `together` when they commit together. */
export interface Step {
  together: boolean;
  statements: Statement[];
}

type Query = <R extends object>(text: string) => Promise<R[]>;

/** Stands for both databases: writes down what is sent, and answers what was prepared, else no rows. */
export class SqlRecorder {
  private steps: Step[] = [];
  private answers: Answer[] = [];

  readonly tenantDb = {
    query: (text: string) => this.alone(text),
    together: (work: () => Promise<unknown>) => work(),
    snapshot: (_: number, work: (sql: TenantTransaction) => Promise<unknown>) =>
      this.together((query) => work(new TenantTransaction({ query } as unknown as EntityManager))),
    transaction: (work: (sql: TenantTransaction) => Promise<unknown>) =>
      this.together((query) => work(new TenantTransaction({ query } as unknown as EntityManager))),
  } as unknown as TenantDb;

  readonly platformDb = {
    query: (text: string) => this.alone(text),
    transaction: (work: (query: PlatformQuery) => Promise<unknown>) => this.together(work),
  } as unknown as PlatformDb;

  /** @param answers To the statements, in their order. @throws what the work throws, and when an answer is left over. */
  async during(answers: Answer[], work: () => unknown): Promise<Step[]> {
    this.steps = [];
    this.answers = [...answers];
    await runAsTenant(newId(), { requestId: newId(), correlationId: newId() }, work);
    if (this.answers.length > 0)
      throw new Error(`${this.answers.length} of the answers were never asked for.`);
    return this.steps;
  }

  private alone<R extends object>(text: string): Promise<R[]> {
    const step: Step = { together: false, statements: [] };
    this.steps.push(step);
    return this.noteIn(step, text);
  }

  private together(work: (query: Query) => Promise<unknown>): Promise<unknown> {
    const step: Step = { together: true, statements: [] };
    this.steps.push(step);
    return work((text) => this.noteIn(step, text));
  }

  private noteIn<R extends object>(step: Step, text: string): Promise<R[]> {
    step.statements.push({ text, sentFrom: callersInSources() });
    return Promise.resolve((this.answers.shift() ?? []) as R[]);
  }
}

const IN_SOURCES = /\b(src\/\S+\.ts:\d+):\d+/;

/** Of the running call, the innermost first. */
function callersInSources(): string[] {
  const usual = Error.stackTraceLimit;
  Error.stackTraceLimit = 20;
  const lines = (new Error().stack ?? '').split('\n');
  Error.stackTraceLimit = usual;
  return lines.flatMap((line) => IN_SOURCES.exec(line)?.[1] ?? []);
}
