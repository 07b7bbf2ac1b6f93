import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { withDeadline } from '../../kernel/deadline.js';
import { TRACING } from './tracing.js';

const LONGEST_MS = 2_500;

/** Sends the spans that are left when the process stops; a collector that is away does not hold it up. */
@Injectable()
export class TracingEnd implements OnApplicationShutdown {
  async onApplicationShutdown(): Promise<void> {
    await withDeadline(TRACING.end(), LONGEST_MS, 'The collector').catch(() => undefined);
  }
}
