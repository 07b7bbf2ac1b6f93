import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddingServer } from '../embeddings/embedding-server.mjs';
import { installModel } from '../embeddings/install-model.mjs';
import { findPython } from '../embeddings/python.mjs';
import { dataLayout, defaultDataDir } from '../system/paths.mjs';
import { PlainError } from '../system/terminal.mjs';

/** The bundled model, in place of the URL of a server. */
export const BUNDLED = 'bundled';

/**
 * Lets the desks of the samples search by meaning while something is done. The texts are embedded once, and their vectors
 * kept in the data directory: the server is only asked for those that are missing, and the bundled one only started then.
 * @template Result
 * @param {Pick<typeof import('../../../test/eval/sample-vectors.js'), 'SampleVectors' | 'useSampleVectors'>} desk
 * @param {string | null} embeddings  URL of a server of the OpenAI embeddings API, or `BUNDLED`; null: by words alone
 * @param {(vectors: import('../../../test/eval/sample-vectors.js').SampleVectors) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withSampleVectors({ SampleVectors, useSampleVectors }, embeddings, work) {
  const dir = dataLayout(defaultDataDir()).embeddings;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  /** @type {EmbeddingServer | undefined} */
  let server;
  const start = async () => (server = await startBundled(join(dir, 'samples')));
  const url = embeddings === BUNDLED ? async () => (await start()).url : async () => embeddings ?? '';
  const vectors = new SampleVectors(url, join(dir, 'sample-vectors.json'));
  useSampleVectors(embeddings === null ? null : vectors);
  try {
    return await work(vectors);
  } finally {
    useSampleVectors(null);
    vectors.save();
    await server?.stop();
  }
}

/**
 * Beside the one of a running Frontdesk, with a state of its own and the same installation.
 * @param {string} dir
 */
async function startBundled(dir) {
  const python = await findPython();
  if ('missing' in python) throw new PlainError(`The embedding model cannot run: ${python.missing}.`);
  const installed = await installModel(python.program, dataLayout(defaultDataDir()).embeddings);
  const server = await EmbeddingServer.at(dir);
  await server.start(installed);
  return server;
}
