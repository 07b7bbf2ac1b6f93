import { EmbeddingServer } from '../embeddings/embedding-server.mjs';
import { installModel } from '../embeddings/install-model.mjs';
import { findPython } from '../embeddings/python.mjs';
import { messageOf, say } from '../system/terminal.mjs';
import { supervise } from './supervisor.mjs';

/** What the app gets when the model is ours. @typedef {{EMBEDDINGS_BASE_URL?: string}} EmbeddingsEnvironment */

/**
 * Brings the embedding model without letting the start wait for it: the app gets the address at once, and searches by
 * words until the server answers.
 * @param {import('./launcher.mjs').Launch} launch
 * @returns {Promise<EmbeddingsEnvironment>}
 */
export async function openEmbeddings({ layout, stack }) {
  if (process.env.EMBEDDINGS_BASE_URL) return {};
  if (process.env.EMBEDDINGS === 'off') return {};
  const python = await findPython();
  if ('missing' in python) {
    say(`  ! No search by meaning, only by words: ${python.missing}`);
    return {};
  }
  const server = await stack.open('embeddings', () => EmbeddingServer.at(layout.embeddings));
  void bring(server, python.program, layout.embeddings, stack);
  return { EMBEDDINGS_BASE_URL: server.url };
}

/**
 * @param {EmbeddingServer} server
 * @param {string} program  Python
 * @param {string} dir
 * @param {import('../stores/service-stack.mjs').ServiceStack} stack
 */
async function bring(server, program, dir, stack) {
  const started = performance.now();
  try {
    say('  … The embedding model is brought in the background; search is by words until it is there');
    const python = await installModel(program, dir, stack.closing);
    stack.check();
    await server.start(python);
    say(`  ✓ The embedding model runs (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    const supervised = {
      title: 'The embedding model',
      isAlive: () => server.isAlive(),
      restart: () => server.start(python),
    };
    await stack.open('embedding supervisor', () => supervise([supervised], stack.closing));
  } catch (error) {
    if (!stack.closing.aborted) say(`  ! No search by meaning, only by words: ${messageOf(error)}`);
  }
}
