import { Injectable } from '@nestjs/common';
import { ArticlesService } from '../../catalog/articles/articles.service.js';
import { ProductsService } from '../../catalog/products/products.service.js';
import { OrdersService } from '../../orders/orders.service.js';
import type { BulkSummary, PreparedRows } from '../../platform/bulk/bulk-rows.js';
import type { AuditStamp } from '../../platform/context/audit-stamp.js';
import { currentContext, runInContext } from '../../platform/context/request-context.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { problemsOf } from './part-problems.js';
import { ImportRuns, type ImportRun, type ImportStep } from './import-runs.repository.js';
import type { FilePart, ImportKind } from '../reading/import-file.types.js';

const NOTHING: BulkSummary = { created: 0, updated: 0, unchanged: 0, errors: [], warnings: [] };

/** Writes parts of files by the services of their features, as the bulk calls do. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly runs: ImportRuns,
    private readonly db: TenantDb,
    private readonly products: ProductsService,
    private readonly orders: OrdersService,
    private readonly articles: ArticlesService,
  ) {}

  /** Checks the rows of a part, which takes as long as writing them: one part is written while the next is checked. */
  prepare(kind: ImportKind, { records }: FilePart): Promise<PreparedRows> {
    const rows = records.map(({ row }) => row);
    if (rows.length === 0) return Promise.resolve({ write: () => Promise.resolve(NOTHING) });
    switch (kind) {
      case 'products':
        return this.products.prepare(rows);
      case 'orders':
        return this.orders.prepare(rows);
      case 'articles':
        return this.articles.prepare(rows);
    }
  }

  /**
   * The part and the progress commit together.
   * @returns false, and nothing is written, when the import is not to go on
   */
  async write(run: ImportRun, part: FilePart, prepared: PreparedRows): Promise<boolean> {
    try {
      if (run.dryRun) return await this.runs.advance(run, stepOf(part, await this.tried(run, prepared)));
      return await this.inOne(run, async () => {
        const step = stepOf(part, await prepared.write());
        if (!(await this.runs.advance(run, step))) throw new NotToGoOn();
        return true;
      });
    } catch (error) {
      if (error instanceof NotToGoOn) return false;
      throw error;
    }
  }

  /** Written in a transaction that is undone, so that its outcome is that of a real one. */
  private async tried(run: ImportRun, prepared: PreparedRows): Promise<BulkSummary> {
    try {
      return await this.inOne(run, async () => {
        throw new Undone(await prepared.write());
      });
    } catch (error) {
      if (error instanceof Undone) return error.summary;
      throw error;
    }
  }

  /** One transaction, whose audit lines name the call that has sent the file. */
  private inOne<T>({ stamp }: ImportRun, work: () => Promise<T>): Promise<T> {
    const audit = 'actorId' in stamp ? (stamp as AuditStamp) : undefined;
    return runInContext({ ...currentContext(), audit }, () => this.db.together(work));
  }
}

class NotToGoOn extends Error {}

class Undone extends Error {
  constructor(readonly summary: BulkSummary) {
    super('A dry run is undone.');
  }
}

function stepOf(part: FilePart, summary: BulkSummary): ImportStep {
  const problems = problemsOf(part, summary);
  const refused = part.problems.filter(({ severity }) => severity === 'error').length;
  const failed = refused + new Set(summary.errors.map(({ index }) => index)).size;
  const { created, updated, unchanged } = summary;
  const warningCount = problems.filter(({ severity }) => severity === 'warning').length;
  return { rows: part.rowsRead, created, updated, unchanged, failed, warningCount, problems };
}
