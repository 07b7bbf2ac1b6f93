// node check-configuration.mjs: judges the environment as the app does at its start, without starting anything.
import { importBuilt } from '../build/generated-table.mjs';
import { messageOf } from '../system/terminal.mjs';

/** @type {{checkConfiguration: () => void}} */
const { checkConfiguration } = await importBuilt('config/config.module.js');
try {
  checkConfiguration();
} catch (error) {
  process.stdout.write(messageOf(error));
  process.exitCode = 1;
}
