// node scripts/image-size.mjs: how large the image of the app is, without a container engine. It builds what
// docker/Dockerfile adds to its base, starts the program and loads every package from that, and adds up. Ends with 1 when
// one does not load, or above 300 MB or 110 MB compressed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { ROOT } from './lib/system/paths.mjs';
import { runProgram, say } from './lib/system/terminal.mjs';

/** @typedef {import('./lib/deploying/image-tree.mjs').Size} Size */

const MB = 1e6;
const MOST_MB = 300;
const MOST_COMPRESSED_MB = 110;
/** Of debian:bookworm-slim, as it is published: not in this checkout. */
const DEBIAN = { bytes: 75 * MB, compressed: 28 * MB };

await runProgram(async () => {
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { build } = await import('./lib/build/build-steps.mjs');
  const { buildTree, requireWhole, sizeOf } = await import('./lib/deploying/image-tree.mjs');
  await build();
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-image-'));
  try {
    buildTree(folder);
    await requireWhole(folder);
    const node = await sizeOf(join(ROOT, 'node_modules', 'node', 'bin'));
    const packages = await sizeOf(folder, ['node_modules']);
    const product = await sizeOf(folder, ['dist', 'migrations', 'scripts', 'docker', 'docs', 'ops']);
    return tell({ Debian: DEBIAN, Node: node, packages, product });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** @param {Record<string, Size>} parts */
function tell(parts) {
  for (const [name, size] of Object.entries(parts)) say(lineOf(name, size));
  const sizes = Object.values(parts);
  const sum = {
    bytes: sizes.reduce((total, { bytes }) => total + bytes, 0),
    compressed: sizes.reduce((total, { compressed }) => total + compressed, 0),
  };
  say(lineOf('together', sum));
  const isSmall = sum.bytes <= MOST_MB * MB && sum.compressed <= MOST_COMPRESSED_MB * MB;
  if (!isSmall) say(`More than ${MOST_MB} MB, or ${MOST_COMPRESSED_MB} MB compressed.`);
  return isSmall ? 0 : 1;
}

/**
 * @param {string} name
 * @param {Size} size
 */
function lineOf(name, { bytes, compressed }) {
  const [all, packed] = [bytes, compressed].map((each) => (each / MB).toFixed(0).padStart(4));
  return `${name.padEnd(10)}${all} MB${packed} MB compressed`;
}
