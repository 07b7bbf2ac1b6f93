// Child of bench/sockets.mjs: opens the sockets that it is told to, and says how many are open. They speak the protocol
// over bare WebSockets, because the client library would cost more memory than the server.
const AT_ONCE = 20;

/** @type {Set<WebSocket>} */
const open = new Set();

/** @typedef {{url?: string, tokens?: string[], each?: number, follow?: boolean}} Asked */

process.on('message', (/** @type {Asked} */ asked) => void answer(asked));

/** @param {Asked} asked */
async function answer({ url, tokens = [], each = 0, follow = false }) {
  const before = open.size;
  const waiting = tokens.flatMap((token) => Array.from({ length: each }, () => token));
  const worker = async () => {
    for (let token = waiting.pop(); token !== undefined; token = waiting.pop())
      await connect(String(url), token, follow);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  process.send?.(url === undefined ? open.size : open.size - before);
}

/** @param {string} url @param {string} token @param {boolean} follow @returns {Promise<void>} */
function connect(url, token, follow) {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    socket.addEventListener('message', ({ data }) => {
      const frame = String(data);
      if (frame.startsWith('0')) socket.send(`40/v1,${JSON.stringify({ token })}`);
      else if (frame === '2') socket.send('3');
      else if (frame.startsWith('40/v1,')) {
        open.add(socket);
        if (follow) socket.send('42/v1,0["events",{}]');
        else resolve();
      } else if (frame.startsWith('43/v1,0')) resolve();
      else if (frame.startsWith('44')) fail(frame);
    });
    socket.addEventListener('close', () => {
      open.delete(socket);
      resolve();
    });
  });
}

/** @param {string} why */
function fail(why) {
  process.stderr.write(`refused: ${why.slice(0, 200)}\n`);
}
