import { importBuilt, tableOf } from './generated-table.mjs';

/**
 * The metadata of one variable in a config class.
 * @typedef {{env: string, description: string, default?: string, secret?: boolean}} Setting
 */

/** Every setting of the built config classes, in the order in which they are declared. */
export async function readSettings() {
  /** @type {{CONFIG_CLASSES: object[]}} */
  const { CONFIG_CLASSES } = await importBuilt('config/config.module.js');
  /** @type {{settingsOf: (type: object) => Map<string, Setting>}} */
  const { settingsOf } = await importBuilt('config/setting.js');
  return CONFIG_CLASSES.flatMap((type) => [...settingsOf(type).values()]);
}

/**
 * The settings as a Markdown table.
 * @param {Setting[]} settings
 */
export function configTable(settings) {
  return tableOf(['variable', 'default', 'description'], settings.map(rowOf));
}

/** @param {Setting} setting */
function rowOf({ env, description, default: fallback, secret }) {
  const shown = fallback === undefined ? '**required**' : fallback === '' ? '' : `\`${fallback}\``;
  const text = `${description}.${secret ? ' Secret.' : ''}`;
  return [`\`${env}\``, shown, text];
}
