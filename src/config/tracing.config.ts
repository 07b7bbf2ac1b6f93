import { Type } from 'class-transformer';
import { IsNumber, IsString, Max, Min, ValidateBy, ValidateIf } from 'class-validator';
import { readSettings, Setting } from './setting.js';

/** Where traces are sent, by OpenTelemetry's own names of variables. */
export class TracingConfig {
  @Setting({
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    description:
      'Collector of traces over OTLP/HTTP, such as `http://localhost:4318`; empty: no traces, and nothing of OpenTelemetry is loaded',
    default: '',
  })
  @ValidateIf(({ endpoint }: TracingConfig) => endpoint !== '')
  @ValidateBy({
    name: 'isHttpUrl',
    validator: {
      validate: (value) => typeof value === 'string' && /^https?:\/\/[^/]/.test(value) && URL.canParse(value),
      defaultMessage: () => 'must be an http:// or https:// URL',
    },
  })
  endpoint: string;

  @Setting({
    env: 'OTEL_EXPORTER_OTLP_HEADERS',
    description: 'Headers for the collector, `name=value,name=value`',
    default: '',
    secret: true,
    isGiven: true,
  })
  @IsString()
  headers: string;

  @Setting({
    env: 'OTEL_TRACES_SAMPLER_ARG',
    description: 'Part of the traces that is sent, 0 to 1, the same in all processes',
    default: '0.05',
  })
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(1)
  ratio: number;
}

/** Read before anything else is loaded: what is traced must be watched while it loads. @throws Error */
export function readTracingConfig(): TracingConfig {
  return readSettings([TracingConfig], process.env).get(TracingConfig) as TracingConfig;
}
