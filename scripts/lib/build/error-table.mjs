import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../system/paths.mjs';
import { importBuilt, tableOf } from './generated-table.mjs';

/**
 * An entry of a feature's list.
 * @typedef {{category: string, logLevel: string, meaning: string}} ErrorDefinition
 * @typedef {{feature: string, definitions: Record<string, ErrorDefinition>}} DescribedErrors
 */

/** The kernel's list is in `errors.js`, each feature's in `<feature>.errors.js`. */
const LIST_FILE = /(?:^|[./])errors[.]js$/;

/** Every list of error codes in the built product; the codes of every operation first. */
export async function readErrorLists() {
  /** @type {{describedErrors: (value: unknown) => DescribedErrors | undefined, COMMON_ERRORS: object}} */
  const { describedErrors, COMMON_ERRORS } = await importBuilt('kernel/errors.js');
  const files = readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    LIST_FILE.test(file),
  );
  /** @type {object[]} */
  const modules = await Promise.all(files.map(importBuilt));
  const lists = modules.flatMap((one) => Object.values(one)).flatMap((value) => describedErrors(value) ?? []);
  const common = describedErrors(COMMON_ERRORS);
  return lists.sort((one, other) =>
    one === common ? -1 : other === common ? 1 : one.feature < other.feature ? -1 : 1,
  );
}

/**
 * The codes as a Markdown table, by feature.
 * @param {DescribedErrors[]} lists
 */
export async function errorTable(lists) {
  /** @type {{statusOf: (category: string) => number}} */
  const { statusOf } = await importBuilt('platform/http/problem.js');
  const rows = lists.flatMap(({ feature, definitions }) =>
    Object.entries(definitions).map(([code, { category, logLevel, meaning }]) => [
      feature,
      `\`${code}\``,
      String(statusOf(category)),
      `\`${logLevel}\``,
      meaning,
    ]),
  );
  return tableOf(['of', 'code', 'status', 'log level', 'means'], rows);
}
