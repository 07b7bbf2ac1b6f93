import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

const HOUR_MS = 60 * 60 * 1000;

/** Deletes what is too old, every hour. A failure is logged, and the next hour tries again. */
export abstract class HourlySweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(this.constructor.name);
  private timer: NodeJS.Timeout | undefined;

  /** @param what is deleted, for the log */
  protected constructor(private readonly what: string) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), HOUR_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async sweep(): Promise<void> {
    try {
      await this.deleteOld();
    } catch (error) {
      this.logger.warn(`${this.what} were not removed: ${(error as Error).message}`);
    }
  }

  protected abstract deleteOld(): Promise<void>;
}
