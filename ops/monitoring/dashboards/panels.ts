import { DashboardBuilder, RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as GraphBuilder } from '@grafana/grafana-foundation-sdk/timeseries';

/** Grafana's names of units. */
type Unit = 'short' | 's' | 'bytes' | 'Bps' | 'reqps' | 'percentunit' | 'currencyUSD' | 'dateTimeFromNow';

/** A panel: a title, what its numbers are, and lines by their name, `{{label}}` within it. */
export interface Graph {
  title: string;
  unit: Unit;
  lines: Record<string, string>;
}

/** A row of panels, three beside each other. */
export type Rows = Record<string, Graph[]>;

const WIDTH = 8;
const HEIGHT = 7;

/**
 * A dashboard, as Grafana imports it.
 * @param uid a name that stays, so that a newer one replaces it
 * @param stats single numbers at the top, by title
 */
export function dashboard(uid: string, title: string, stats: Graph[], rows: Rows): object {
  // oxlint-disable-next-line typescript/no-deprecated -- the newer form is taken by Grafana 12 and newer only
  const board = new DashboardBuilder(title)
    .uid(uid)
    .tags(['frontdesk'])
    .refresh('30s')
    .time({ from: 'now-6h', to: 'now' })
    .timezone('browser');
  for (const { title: name, unit, lines } of stats) {
    const panel = new StatBuilder().title(name).unit(unit).span(4).height(4);
    for (const [legend, expr] of Object.entries(lines)) panel.withTarget(target(expr, legend));
    board.withPanel(panel);
  }
  for (const [row, graphs] of Object.entries(rows)) {
    board.withRow(new RowBuilder(row));
    for (const each of graphs) board.withPanel(graph(each));
  }
  return board.build();
}

function graph({ title, unit, lines }: Graph): GraphBuilder {
  const panel = new GraphBuilder().title(title).unit(unit).span(WIDTH).height(HEIGHT).min(0);
  for (const [legend, expr] of Object.entries(lines)) panel.withTarget(target(expr, legend));
  return panel;
}

function target(expr: string, legend: string): DataqueryBuilder {
  return new DataqueryBuilder().expr(expr).legendFormat(legend);
}

/** The time within which this part of all observations of a histogram was, in seconds. */
export function quantile(part: number, histogram: string, by = ''): string {
  const labels = by === '' ? 'le' : `le, ${by}`;
  return `histogram_quantile(${part}, sum by (${labels}) (rate(${histogram}_bucket[5m])))`;
}
