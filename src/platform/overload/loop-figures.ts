import { Injectable } from '@nestjs/common';
import { METRICS } from '../metrics/metrics.js';
import { MetricSources } from '../metrics/metric-sources.js';
import { LoadMeter } from './load-meter.js';

/** Tells how late the event loop is when somebody scrapes. */
@Injectable()
export class LoopFigures {
  constructor(meter: LoadMeter, sources: MetricSources) {
    sources.add({
      name: 'event loop',
      collect: () => METRICS.loopDelay.set({}, meter.loopDelayMs / 1_000),
      clear: () => METRICS.loopDelay.clear(),
    });
  }
}
