import { importBuilt, tableOf } from './generated-table.mjs';

/**
 * @typedef {{name: string, kind: string, help: string, scope: string, labels: Record<string, string | string[]>}} Declaration
 */

/** What bounds the values of a label that has no fixed list. */
/** @type {Record<string, string>} */
const SOURCES = { code: 'names in the code', tenants: 'ids of the businesses with most use, `other`' };

/** Every metric of the built product, in the order in which they are declared. */
export async function readMetrics() {
  /** @type {{DECLARATIONS: Record<string, Declaration>}} */
  const { DECLARATIONS } = await importBuilt('platform/metrics/declarations.js');
  return Object.values(DECLARATIONS);
}

/**
 * The metrics as a Markdown table.
 * @param {Declaration[]} metrics
 */
export function metricsTable(metrics) {
  return tableOf(['metric', 'kind', 'labels', 'of', 'is'], metrics.map(rowOf));
}

/** @param {Declaration} metric */
function rowOf({ name, kind, help, scope, labels }) {
  const shown = Object.entries(labels).map(([label, values]) => `\`${label}\`: ${valuesOf(values)}`);
  return [`\`${name}\``, kind, shown.join('; '), scope, help];
}

/** @param {string | string[]} values */
function valuesOf(values) {
  return Array.isArray(values)
    ? values.map((value) => `\`${value}\``).join(', ')
    : (SOURCES[values] ?? values);
}
