import { findProgram } from '../system/commands.mjs';
import { installSystemPackage } from '../build/system-packages.mjs';
import { PlainError } from '../system/terminal.mjs';

/** All of them bring `promtool` along. */
const PACKAGES = {
  'apt-get': 'prometheus',
  dnf: 'golang-github-prometheus',
  apk: 'prometheus',
  brew: 'prometheus',
};
const OTHERWISE = 'or put promtool into PATH';

/**
 * Prometheus's tool that judges metrics, rules and configurations, installed by the system's package manager when it is
 * missing.
 * @returns {Promise<string>} its path
 * @throws PlainError when it cannot be had
 */
export async function findPromtool() {
  const found = findProgram('promtool');
  if (found) return found;
  await installSystemPackage('Prometheus', PACKAGES, OTHERWISE);
  const installed = findProgram('promtool');
  if (installed) return installed;
  throw new PlainError(`The installed package has no promtool. Install Prometheus by hand, ${OTHERWISE}.`);
}
