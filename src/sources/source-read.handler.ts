import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { JobHandlerPort, type JobHandling } from '../platform/queueing/job-kinds.js';
import { JobSender } from '../platform/queueing/outbox.js';
import { DocumentParser } from './parsing/document-parser.js';
import { UnreadableDocument } from './parsing/document.types.js';
import { ReadingsRepository, type Reading } from './reading/readings.repository.js';
import { WebsiteReader } from './reading/website-reader.js';

/** Then the job makes room for other jobs; the next one goes on. */
const SLICE_MS = 5_000;

/**
 * Reads a source. A website and a feed are read page by page, and each page is committed by itself: when the process is
 * killed, the outbox row remains, and the next attempt goes on with the pages that are left.
 */
@Injectable()
export class SourceReadHandler extends JobHandlerPort implements BeforeApplicationShutdown {
  private isStopping = false;

  constructor(
    private readonly readings: ReadingsRepository,
    private readonly website: WebsiteReader,
    private readonly parser: DocumentParser,
    private readonly jobs: JobSender,
    private readonly clock: Clock,
  ) {
    super();
  }

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  async handle({ outboxId, reference: id }: JobHandling): Promise<void> {
    const reading = await this.readings.open(id, outboxId);
    if (!reading) return this.readings.settle(outboxId);
    return reading.kind === 'file' ? this.readFile(reading, outboxId) : this.readWeb(reading, outboxId);
  }

  private async readFile({ id, name }: Reading, outboxId: string): Promise<void> {
    const bytes = await this.readings.file(id);
    if (!bytes) return this.readings.settle(outboxId);
    try {
      const { drafts } = await this.parser.read({
        ...{ bytes, name, url: null, charset: null, wants: 'knowledge' },
        today: this.clock.now().toISOString().slice(0, 10),
      });
      await this.readings.finishFile(id, outboxId, { page: name, url: null, drafts });
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
      await this.readings.fail(id, outboxId, error.problem);
    }
  }

  private async readWeb(reading: Reading, outboxId: string): Promise<void> {
    const end = performance.now() + SLICE_MS;
    const begun = await this.website.begin(reading);
    for (;;) {
      // The outbox row stays, and the relay of another process sends it.
      if (this.isStopping) return;
      const step = await this.website.readNext(begun);
      if (step === 'done') return this.finish(reading, outboxId);
      if (step.waitSeconds > 0) return this.readings.postpone(outboxId, step.waitSeconds);
      if (performance.now() > end) break;
    }
    await this.jobs.send(await this.readings.handOver(reading.id, outboxId));
  }

  private async finish(reading: Reading, outboxId: string): Promise<void> {
    const { read, problem } = await this.readings.outcome(reading);
    if (read > 0) return this.readings.finish(reading, outboxId);
    return this.readings.fail(reading.id, outboxId, problem ?? 'no_text');
  }
}
