import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Api } from '../../support/api.js';
import { until } from '../../support/eventually.js';

/** A WebSocket that is let in and then answers nothing more, not even its closing: like a telephone without a network. */
export async function deafClient({ url, key }: Api): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  let got = '';
  socket.on('data', (bytes) => (got += bytes.toString('latin1')));
  const headers = [
    ...['GET /socket.io/?EIO=4&transport=websocket HTTP/1.1', `Host: ${hostname}:${port}`],
    ...['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
  ];
  socket.write(`${headers.join('\r\n')}\r\n\r\n`);
  await until('it is a WebSocket', () => got.includes('"sid"'));
  socket.write(textFrame(`40/v1,${JSON.stringify({ token: key })}`));
  await until('it is let in', () => got.includes('40/v1,'));
  return socket;
}

/** RFC 6455, section 5.2; with the mask of zeros, which changes nothing. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length > 125) throw new Error('A longer frame has another header.');
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}
