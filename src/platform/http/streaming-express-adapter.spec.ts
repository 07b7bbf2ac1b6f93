import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { StreamingExpressAdapter } from './streaming-express-adapter.js';

it('closes when the last answer is given, though its client keeps the connection', async () => {
  const app = express();
  const held = Promise.withResolvers<Response>();
  app.get('/', (_, response) => held.resolve(response));
  const adapter = new StreamingExpressAdapter(app);
  adapter.initHttpServer({});
  const server = adapter.getHttpServer() as Server;
  server.keepAliveTimeout = 65_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const agent = new Agent({ keepAlive: true });
  const asked = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', agent });
  const response = await held.promise;
  const closing = adapter.close();
  response.end('ok');
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(200);
  await closing;
  agent.destroy();
}, 20_000);
