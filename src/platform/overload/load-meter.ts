import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { OverloadConfig } from '../../config/overload.config.js';
import { LoopDelays } from './loop-delays.js';

const RESOLUTION_MS = 10;
const WINDOW_MS = 100;
const NS_PER_MS = 1e6;

/** Measures how late this process's event loop gets to its work. */
@Injectable()
export class LoadMeter implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  private readonly delays = new LoopDelays();
  private windows: NodeJS.Timeout | undefined;

  constructor(@Inject(OverloadConfig) private readonly config: OverloadConfig) {}

  onApplicationBootstrap(): void {
    this.histogram.enable();
    this.windows = setInterval(() => this.endWindow(), WINDOW_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.windows);
    this.histogram.disable();
  }

  /** Milliseconds. */
  get loopDelayMs(): number {
    return this.delays.standing;
  }

  /** The delay as a multiple of its limit; 0 without a limit. */
  get pressure(): number {
    const { loopDelayMs: limit } = this.config;
    return limit === 0 ? 0 : this.loopDelayMs / limit;
  }

  private endWindow(): void {
    // Values include the interval at which the histogram looks.
    if (this.histogram.count > 0)
      this.delays.add(Math.max(0, this.histogram.percentile(50) / NS_PER_MS - RESOLUTION_MS));
    this.histogram.reset();
  }
}
