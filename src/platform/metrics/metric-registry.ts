import client, { type Counter, type Gauge, type Histogram } from 'prom-client';
import type {
  CounterDeclaration,
  Declaration,
  GaugeDeclaration,
  HistogramDeclaration,
  Labels,
  LabelValues,
} from './metric.js';
import type { TenantPlaces } from './tenant-places.js';

/** In place of a value that is not declared: a newer process may have stored one. */
export const OTHER = 'other';
/** Values of a label that the code names; some hundred operations are the most. */
const MOST_FROM_CODE = 600;
/** Of prom-client's own, those whose names end in `_total` though they are no counters. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** The instrument of a declaration. */
export type InstrumentOf<D extends Declaration> =
  D extends CounterDeclaration<infer L>
    ? CounterInstrument<L>
    : D extends HistogramDeclaration<infer L>
      ? HistogramInstrument<L>
      : D extends GaugeDeclaration<infer L>
        ? GaugeInstrument<L>
        : never;

/** The metrics of this process. Nothing is counted until `enable` was called. */
export class MetricRegistry {
  readonly prometheus = new client.Registry();
  isOn = false;
  private readonly fromCode = new Map<string, Set<string>>();

  constructor(private readonly tenants: TenantPlaces) {}

  /** @param tenants how many businesses have series of their own */
  enable(tenants: number): void {
    if (!this.isOn) this.addDefaults();
    this.tenants.places = tenants;
    this.isOn = true;
  }

  /** The text that Prometheus reads. */
  text(): Promise<string> {
    return this.prometheus.metrics();
  }

  /** The values as they are kept: each label's are bounded. */
  bounded(declaration: Declaration, values: Record<string, string>): Record<string, string> {
    const bounded: Record<string, string> = {};
    for (const name of Object.keys(declaration.labels))
      bounded[name] = this.boundedValue(
        `${declaration.name} ${name}`,
        declaration.labels[name],
        values[name],
      );
    return bounded;
  }

  private boundedValue(key: string, allowed: Labels[string] | undefined, value = OTHER): string {
    if (allowed === 'tenants') return this.tenants.nameOf(value);
    if (allowed === 'code') return this.named(key, value);
    return allowed?.includes(value) ? value : OTHER;
  }

  private named(key: string, value: string): string {
    const known = this.fromCode.get(key) ?? new Set();
    this.fromCode.set(key, known);
    if (known.size < MOST_FROM_CODE) known.add(value);
    return known.has(value) ? value : OTHER;
  }

  private addDefaults(): void {
    client.collectDefaultMetrics({ register: this.prometheus });
    for (const name of MISNAMED) this.prometheus.removeSingleMetric(name);
  }
}

/** @returns an instrument for each declaration */
export function instrumentsOf<T extends Readonly<Record<string, Declaration>>>(
  registry: MetricRegistry,
  declarations: T,
): { [Name in keyof T]: InstrumentOf<T[Name]> } {
  const instruments = Object.entries(declarations).map(([name, each]) => [
    name,
    instrumentOf(registry, each),
  ]);
  return Object.fromEntries(instruments) as { [Name in keyof T]: InstrumentOf<T[Name]> };
}

function instrumentOf(registry: MetricRegistry, declaration: Declaration) {
  switch (declaration.kind) {
    case 'counter':
      return new CounterInstrument(registry, declaration);
    case 'gauge':
      return new GaugeInstrument(registry, declaration);
    case 'histogram':
      return new HistogramInstrument(registry, declaration);
  }
}

function configurationOf({ name, help, labels }: Declaration, { prometheus }: MetricRegistry) {
  return { name, help, labelNames: Object.keys(labels), registers: [prometheus] };
}

export class CounterInstrument<L extends Labels = Labels> {
  private readonly counter: Counter;

  constructor(
    private readonly registry: MetricRegistry,
    private readonly declaration: CounterDeclaration<L>,
  ) {
    this.counter = new client.Counter(configurationOf(declaration, registry));
  }

  add(labels: LabelValues<L>, by = 1): void {
    if (this.registry.isOn) this.counter.inc(this.registry.bounded(this.declaration, labels), by);
  }

  /** For a number that somebody else counts. */
  setTotal(labels: LabelValues<L>, total: number): void {
    if (!this.registry.isOn) return;
    const bounded = this.registry.bounded(this.declaration, labels);
    this.counter.remove(bounded);
    this.counter.inc(bounded, total);
  }

  /** Ends a series. */
  remove(labels: LabelValues<L>): void {
    this.counter.remove(labels);
  }
}

export class GaugeInstrument<L extends Labels = Labels> {
  private readonly gauge: Gauge;

  constructor(
    private readonly registry: MetricRegistry,
    private readonly declaration: GaugeDeclaration<L>,
  ) {
    this.gauge = new client.Gauge(configurationOf(declaration, registry));
    // One without labels begins at 0; what has not been looked at has no sample.
    this.gauge.remove({});
  }

  set(labels: LabelValues<L>, value: number): void {
    if (this.registry.isOn) this.gauge.set(this.registry.bounded(this.declaration, labels), value);
  }

  /** Ends all its series, for a figure that cannot be told now. */
  clear(): void {
    this.gauge.reset();
    this.gauge.remove({});
  }
}

export class HistogramInstrument<L extends Labels = Labels> {
  private readonly histogram: Histogram;

  constructor(
    private readonly registry: MetricRegistry,
    private readonly declaration: HistogramDeclaration<L>,
  ) {
    this.histogram = new client.Histogram({
      ...configurationOf(declaration, registry),
      buckets: [...declaration.buckets],
    });
  }

  /** @param ms milliseconds; a clock that was set back counts as 0 */
  observeMs(labels: LabelValues<L>, ms: number): void {
    if (this.registry.isOn)
      this.histogram.observe(this.registry.bounded(this.declaration, labels), Math.max(0, ms) / 1_000);
  }
}
