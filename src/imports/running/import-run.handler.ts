import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { JobSender } from '../../platform/queueing/outbox.js';
import { UnreadableFile } from '../exports/csv-table.js';
import { ImportFiles } from '../files/import-files.repository.js';
import { fileParts } from '../reading/file-parts.js';
import { textOf } from '../reading/file-text.js';
import { ImportRuns, type ImportRun } from './import-runs.repository.js';
import { ImportWriter } from './import-writer.js';

/** Then the job makes room for other businesses' imports; the next one reads up to where this one was. */
const SLICE_MS = 30_000;
/** Begun so often without a step, it ends: it would never come further. */
const MOST_ATTEMPTS = 5;

const STUCK = {
  code: 'internal',
  detail: 'It could not go on after several attempts. Send the rows that are left in another file.',
};

/**
 * Imports a file part by part. Each part is a transaction with its progress: when the process is killed, the outbox row
 * remains, and the next attempt reads the file again up to that part without writing.
 */
@Injectable()
export class ImportRunHandler extends JobHandlerPort implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Import');
  private isStopping = false;

  constructor(
    private readonly runs: ImportRuns,
    private readonly files: ImportFiles,
    private readonly writer: ImportWriter,
    private readonly jobs: JobSender,
  ) {
    super();
  }

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  async handle({ outboxId, reference: id }: JobHandling): Promise<void> {
    const run = await this.runs.open(id, outboxId);
    if (!run) return this.runs.settle(outboxId);
    if (run.attempts > MOST_ATTEMPTS) {
      this.logger.error({ import: id }, 'An import was given up');
      return this.runs.end(run, outboxId, STUCK);
    }
    try {
      await this.run(run, outboxId);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      await this.runs.end(run, outboxId, { code: 'unreadable', detail: error.message });
    }
  }

  private async run(run: ImportRun, outboxId: string): Promise<void> {
    // From its first part: to read again up to there may take longer than a slice, and each job must come further.
    let slice = Infinity;
    const open = () => textOf(this.pieces(run.fileId), run.encoding);
    let at = run;
    // PostgreSQL writes one part while the next is read and checked.
    let writing = Promise.resolve(true);
    try {
      for await (const part of fileParts(open, run)) {
        if (part.rowsRead <= run.rows) continue;
        const prepared = await this.writer.prepare(run.kind, part);
        if (!(await writing)) return await this.stop(run, outboxId);
        // The outbox row stays, and the relay of another process sends it.
        if (this.isStopping) return;
        if (performance.now() > slice) return await this.jobs.send(await this.runs.handOver(run, outboxId));
        if (slice === Infinity) slice = performance.now() + SLICE_MS;
        writing = this.writer.write(at, part, prepared);
        // It is waited for later.
        writing.catch(() => undefined);
        at = { ...at, rows: part.rowsRead };
      }
    } finally {
      // Whatever ends it, no part is written any more afterwards.
      await writing.catch(() => undefined);
    }
    if (!(await writing)) return this.stop(run, outboxId);
    await this.runs.end(run, outboxId, null);
  }

  /** Each is asked for when the one before was read. */
  private async *pieces(fileId: string): AsyncGenerator<Buffer> {
    for (let position = 0; ; position += 1) {
      const piece = await this.files.piece(fileId, position);
      if (!piece) return;
      yield piece;
    }
  }

  /** It has ended meanwhile; or its business is suspended, and the relay sends the job when it is active again. */
  private async stop(run: ImportRun, outboxId: string): Promise<void> {
    if (!(await this.runs.isWanted(run, outboxId))) await this.runs.settle(outboxId);
  }
}
