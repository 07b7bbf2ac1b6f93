/* oxlint-disable typescript/no-generated-empty-object-type -- a metric without labels has an empty object of them */
/** Where the values of a label come from, when they are no fixed list. */
export type LabelSource =
  /** Names of operations and classes in the code: no client invents one. */
  | 'code'
  /** Ids of the businesses with most use, at most as many as METRICS_TENANTS; all others are `other`. */
  | 'tenants';

/** For each label its values, so that the number of series has a bound that can be told beforehand. */
export type Labels = Readonly<Record<string, readonly string[] | LabelSource>>;

/** What a metric's label may be set to. */
export type LabelValues<L extends Labels> = {
  [Name in keyof L]: L[Name] extends readonly (infer Value extends string)[] ? Value : string;
};

/**
 * Whom a figure is of. `process`: add up over the processes. `installation`: each process tells the same of all of them,
 * so take the greatest.
 */
export type Scope = 'process' | 'installation';

interface Described<L extends Labels> {
  /** As Prometheus has it: base units, `_total` for what only grows. */
  name: `frontdesk_${string}`;
  /** One sentence. */
  help: string;
  labels: L;
  scope: Scope;
}

/** Only grows while the process runs. */
export interface CounterDeclaration<L extends Labels = Labels> extends Described<L> {
  kind: 'counter';
  name: `frontdesk_${string}_total`;
}

export interface GaugeDeclaration<L extends Labels = Labels> extends Described<L> {
  kind: 'gauge';
}

/** Durations in seconds. */
export interface HistogramDeclaration<L extends Labels = Labels> extends Described<L> {
  kind: 'histogram';
  name: `frontdesk_${string}_seconds`;
  buckets: readonly number[];
}

export type Declaration = CounterDeclaration | GaugeDeclaration | HistogramDeclaration;

export function counter<const L extends Labels = Record<never, never>>(
  name: CounterDeclaration['name'],
  help: string,
  labels: L = {} as L,
): CounterDeclaration<L> {
  return { kind: 'counter', name, help, labels, scope: 'process' };
}

export function gauge<const L extends Labels = Record<never, never>>(
  name: GaugeDeclaration['name'],
  help: string,
  scope: Scope,
  labels: L = {} as L,
): GaugeDeclaration<L> {
  return { kind: 'gauge', name, help, labels, scope };
}

/** @param buckets upper bounds in seconds, ascending */
export function histogram<const L extends Labels = Record<never, never>>(
  name: HistogramDeclaration['name'],
  help: string,
  buckets: readonly number[],
  labels: L = {} as L,
): HistogramDeclaration<L> {
  return { kind: 'histogram', name, help, labels, buckets, scope: 'process' };
}
