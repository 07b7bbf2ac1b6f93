import { installGoProgram } from '../system/go-install.mjs';
import { dataLayout, defaultDataDir } from '../system/paths.mjs';

/** The same as the image in docker-compose.yml. */
export const WEAVIATE_VERSION = 'v1.35.2';

/**
 * Weaviate, which takes minutes to compile.
 * @returns {Promise<string>} the path of its server
 * @throws PlainError when it cannot be had
 */
export function installWeaviate() {
  return installGoProgram(dataLayout(defaultDataDir()).weaviate, {
    name: 'Weaviate',
    path: 'github.com/weaviate/weaviate/cmd/weaviate-server',
    version: WEAVIATE_VERSION,
    oldestGo: '1.24',
  });
}
