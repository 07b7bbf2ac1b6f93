import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet, { type HelmetOptions } from 'helmet';
import { LimitsConfig } from './config/limits.config.js';
import { ServerConfig } from './config/server.config.js';
import { useAppLogger } from './platform/logging/app-logger.js';
import { publishAcknowledgePage } from './alerts/acknowledge-page.js';
import { publishDocs } from './docs/publish-docs.js';
import { publishConsole } from './console/publish-console.js';
import { publishLinkPage } from './members/links/link-page.js';
import { requireSingleHost } from './platform/http/single-host.js';
import { StreamingExpressAdapter } from './platform/http/streaming-express-adapter.js';
import { proxyWatch } from './platform/http/proxy-watch.js';
import { requestMetrics } from './platform/http/operations/request-metrics.js';
import { tracing } from './platform/http/tracing.middleware.js';
import { takeSlowBodies } from './platform/http/body/body-pace.js';
import { answerBeforeBody, unreadBody } from './platform/http/body/unread-body.js';
import { answerUnparsed } from './platform/http/unparsed-request.js';
import { widgetCors } from './platform/http/widget-cors.js';
import { SocketAdapter } from './platform/realtime/sockets/socket-adapter.js';
import { publishBoard } from './queue/board/publish-board.js';
import { publishAssets } from './demo/publish-assets.js';

/** Answers are data, which no browser has to show or frame; the pages among them bring a policy of their own. */
const SECURITY_HEADERS: HelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  crossOriginResourcePolicy: false,
  xFrameOptions: { action: 'deny' },
};

/**
 * Longer than load balancers keep an idle connection (60 s as a rule): whoever closes first must not be the server, or a
 * request that is just on its way is lost.
 */
const KEEP_ALIVE_MS = 65_000;

/**
 * The HTTP application, configured but not listening.
 * @param root `AppModule`, or `ApiModule` where others take the jobs
 */
export async function createApp(root: Type): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(root, new StreamingExpressAdapter(), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  useAppLogger(app);
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', app.get(LimitsConfig).trustedProxies);
  app.disable('x-powered-by');
  app.use(unreadBody, tracing, requestMetrics, proxyWatch(), widgetCors);
  const server = app.getHttpServer();
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  takeSlowBodies(server);
  answerBeforeBody(server);
  answerUnparsed(server);
  app.use(helmet(SECURITY_HEADERS), requireSingleHost);
  app.useWebSocketAdapter(new SocketAdapter(app));
  publishDocs(app, app.get(ServerConfig).embedded);
  publishBoard(app);
  publishAcknowledgePage(app);
  publishLinkPage(app);
  publishConsole(app);
  publishAssets(app);
  return app;
}
