import { installGoProgram } from '../system/go-install.mjs';
import { dataLayout, defaultDataDir } from '../system/paths.mjs';

export const TOXIPROXY_VERSION = 'v2.12.0';

/**
 * Toxiproxy, which takes about a minute to compile.
 * @returns {Promise<string>} the path of its server
 * @throws PlainError when it cannot be had
 */
export function installToxiproxy() {
  return installGoProgram(dataLayout(defaultDataDir()).toxiproxy, {
    name: 'Toxiproxy',
    path: 'github.com/Shopify/toxiproxy/v2/cmd/server',
    version: TOXIPROXY_VERSION,
    oldestGo: '1.23',
  });
}
