import { Global, Module } from '@nestjs/common';
import { InternalServer } from './internal-server.js';
import { MachineFigures } from './machine-figures.js';
import { MetricSources } from './metric-sources.js';

@Global()
@Module({
  providers: [MetricSources, InternalServer, MachineFigures],
  exports: [MetricSources, InternalServer],
})
export class MetricsModule {}
