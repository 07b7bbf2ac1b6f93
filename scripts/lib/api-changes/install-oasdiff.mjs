import { installGoProgram } from '../system/go-install.mjs';
import { dataLayout, defaultDataDir } from '../system/paths.mjs';

/**
 * oasdiff, which compares two OpenAPI documents and knows which changes break a client; compiled in half a minute.
 * https://github.com/oasdiff/oasdiff
 * @returns {Promise<string>} its path
 * @throws PlainError when it cannot be had
 */
export function installOasdiff() {
  return installGoProgram(dataLayout(defaultDataDir()).oasdiff, {
    name: 'oasdiff',
    path: 'github.com/oasdiff/oasdiff',
    version: 'v1.39.0',
    oldestGo: '1.25',
  });
}
