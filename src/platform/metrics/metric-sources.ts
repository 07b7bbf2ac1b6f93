import { Injectable, Logger } from '@nestjs/common';
import { withDeadline } from '../../kernel/deadline.js';
import { METRICS } from './metrics.js';

const DEADLINE_MS = 2_000;
/** Several that scrape share one look at the stores. */
const KEEP_MS = 5_000;
const LOG_EVERY_MS = 60_000;

/** Figures that are looked up when somebody scrapes. */
export interface MetricSource {
  /** For the log and for `frontdesk_metrics_source_failures_total`: a plain name. */
  name: string;
  /** Sets the figures. Whatever it throws, the scrape goes on without them. */
  collect: () => Promise<void> | void;
  /** Ends the series, when they could not be read: an old figure would be taken for the present one. */
  clear: () => void;
}

interface Known {
  source: MetricSource;
  readAt: number;
  reading: Promise<void> | null;
  quietUntil: number;
}

/** Who has figures to look up. */
@Injectable()
export class MetricSources {
  private readonly logger = new Logger('Metrics');
  private readonly known: Known[] = [];

  add(source: MetricSource): void {
    this.known.push({ source, readAt: -Infinity, reading: null, quietUntil: -Infinity });
  }

  /** Resolves when all have told or failed, after two seconds at most. */
  async collect(): Promise<void> {
    await Promise.all(this.known.map((each) => this.read(each)));
  }

  private read(known: Known): Promise<void> {
    if (performance.now() - known.readAt < KEEP_MS) return Promise.resolve();
    known.reading ??= this.ask(known).finally(() => (known.reading = null));
    // One that hangs is waited for by each scrape, and not asked again before it has ended.
    return withDeadline(known.reading, DEADLINE_MS, known.source.name).catch((error: unknown) =>
      this.fail(known, error),
    );
  }

  private async ask(known: Known): Promise<void> {
    await known.source.collect();
    known.readAt = performance.now();
  }

  private fail(known: Known, error: unknown): void {
    const { source } = known;
    source.clear();
    METRICS.sourceFailures.add({ source: source.name });
    const now = performance.now();
    if (now < known.quietUntil) return;
    known.quietUntil = now + LOG_EVERY_MS;
    const reason = error instanceof Error ? error.message : 'unknown';
    this.logger.warn(`Figures could not be read (${source.name}): ${reason}`);
  }
}
