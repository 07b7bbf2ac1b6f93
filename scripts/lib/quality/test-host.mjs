import { createServer } from 'node:http';
import { once } from 'node:events';
import { TEMPLATE, TestStores } from '../stores/test-stores.mjs';
import { messageOf } from '../system/terminal.mjs';

/** Lets the browser run as root, without network requests of its own and without a graphics card. */
const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Provides what the Jest workers of one run share, and starts it on the first request, so that a run of unit tests
 * starts nothing. `POST /stores/<worker>` answers with the worker's environment, `POST /browser` with `{url}`.
 */
export class TestHost {
  /** @type {Promise<{url: string}> | undefined} */
  #browser;

  /**
   * @param {string} dir
   * @param {import('../stores/service-stack.mjs').ServiceStack} stack
   * @param {string} browser  the program
   */
  constructor(dir, stack, browser) {
    this.stack = stack;
    this.program = browser;
    this.stores = new TestStores(dir, stack);
  }

  /** @returns {Promise<string>} its address */
  async listen() {
    const server = createServer((request, response) => {
      // A kept connection may be closed here in the moment in which a worker asks again on it.
      response.setHeader('connection', 'close');
      this.#lend(request.url ?? '').then(
        (lent) => response.end(JSON.stringify(lent)),
        (/** @type {unknown} */ error) => response.writeHead(500).end(messageOf(error)),
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    await this.stack.open('test host', () => ({ stop: () => close(server) }));
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  /**
   * @param {string} path
   * @returns {Promise<Record<string, string>>}
   */
  async #lend(path) {
    const [, what, worker = ''] = path.split('/');
    if (what === 'browser') {
      this.#browser ??= this.stack.open('browser', () => this.#launchBrowser());
      return { url: (await this.#browser).url };
    }
    if (what !== 'stores') throw new Error(`The test host does not lend ${path}.`);
    const urls = await this.stores.of(worker);
    const forTests = Object.entries(urls).map(([name, url]) => [`TEST_${name}`, url]);
    return { ...urls, ...Object.fromEntries(forTests), TEST_TEMPLATE_DATABASE: TEMPLATE };
  }

  /** @returns {Promise<{url: string, stop: () => Promise<void>}>} */
  async #launchBrowser() {
    const { chromium } = await import('playwright-core');
    const server = await chromium.launchServer({
      executablePath: this.program,
      args: BROWSER_ARGUMENTS,
      // The run stops it, after the tests that use it.
      ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    });
    return { url: server.wsEndpoint(), stop: () => server.close() };
  }
}

/** @param {import('node:http').Server} server */
async function close(server) {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
