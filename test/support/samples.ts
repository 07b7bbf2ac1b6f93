import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** One line of Prometheus's text format. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const LINE = /^([a-z_:][a-z0-9_:]*)(?:\{(.*)\})? (\S+)$/i;
const LABEL = /([a-z_]+)="((?:[^"\\]|\\.)*)"/gi;

/** The figures that a process tells on its own port. */
export class Samples {
  private constructor(readonly all: readonly Sample[]) {}

  /** @param url of the port, without path */
  static async of(url: string): Promise<Samples> {
    return Samples.in(await metricsText(url));
  }

  static in(text: string): Samples {
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Samples(lines.map(sampleOf));
  }

  /** The sum over the series that have these labels; null when there is none. */
  sum(name: string, labels: Record<string, string> = {}): number | null {
    const own = this.all.filter((each) => each.name === name && hasLabels(each, labels));
    return own.length === 0 ? null : own.reduce((sum, { value }) => sum + value, 0);
  }
}

/** Not by `fetch`, whose answers the oracle reads: whoever reaches the port may read the ids of all businesses. */
export async function metricsText(url: string): Promise<string> {
  const [response] = (await once(get(`${url}/metrics`, { agent: false }), 'response')) as [IncomingMessage];
  const text = Buffer.concat((await response.toArray()) as Buffer[]).toString();
  if (response.statusCode !== 200) throw new Error(`No metrics: ${response.statusCode}`);
  return text;
}

function sampleOf(line: string): Sample {
  const [, name = '', labels = '', value = ''] = LINE.exec(line) ?? [];
  if (name === '') throw new Error(`This is no sample: ${line}`);
  const pairs = Array.from(labels.matchAll(LABEL), ([, key = '', text = '']) => [key, text]);
  return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: Number(value) };
}

function hasLabels(sample: Sample, labels: Record<string, string>): boolean {
  return Object.entries(labels).every(([name, value]) => sample.labels[name] === value);
}
