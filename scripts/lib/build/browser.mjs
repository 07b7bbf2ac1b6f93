import { findProgram } from '../system/commands.mjs';
import { installSystemPackage } from './system-packages.mjs';
import { PlainError } from '../system/terminal.mjs';

/** The headless shell first: it opens a page in a quarter of the time. */
const PROGRAMS = [
  ...['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const OTHERWISE = 'or set CHROMIUM_PATH to a Chromium or Chrome';

/**
 * A real Chromium for the tests of the demo page, installed when there is none.
 * @returns {Promise<string>} the program's full path
 */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH ?? found();
  if (given) return given;
  await installSystemPackage(
    'Chromium',
    { 'apt-get': 'chromium-headless-shell', dnf: 'chromium', apk: 'chromium' },
    OTHERWISE,
  );
  const installed = found();
  if (!installed) throw new PlainError(`Chromium was installed but is not on the PATH; set CHROMIUM_PATH.`);
  return installed;
}

function found() {
  return PROGRAMS.map((name) => findProgram(name)).find(Boolean);
}
