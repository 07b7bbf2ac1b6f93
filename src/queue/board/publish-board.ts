import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Authenticator, unauthenticated } from '../../platform/auth/authenticator.js';
import { RefusalCounter } from '../../platform/auth/refusal-counter.js';
import { countAddress } from '../../platform/limits/count-address.js';
import { RequestLimiter } from '../../platform/limits/request-limiter.js';
import { BullQueues } from '../bull-queues.js';
import { DeadLettersService } from '../dead-letters/dead-letters.service.js';
import { deadLettersPage } from './dead-letters-page.js';

export const BOARD_PATH = '/admin/queues';
const LETTERS_PATH = `${BOARD_PATH}/dead-letters`;
const WHAT_IS_MISSING = `Jobs that were given up are not shown here but in ${LETTERS_PATH}`;

/** What bull-board's page needs, and nothing of other hosts. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * bull-board at `/admin/queues`, to look at the queues in a browser: it changes nothing, because PostgreSQL and not Redis
 * says what is owed. The jobs that were given up are not in Redis: it leads to a page of them. The browser asks for a name
 * and a password: any name, and an admin key.
 */
export function publishBoard(app: NestExpressApplication): void {
  app.use(countAddress(app.get(RequestLimiter), isBoard));
  app.use(BOARD_PATH, adminsOnly(app));
  app.use(LETTERS_PATH, deadLettersPage(app.get(DeadLettersService), BOARD_PATH));
  app.use(BOARD_PATH, boardOf(app.get(BullQueues)));
}

function isBoard(path: string): boolean {
  return path === BOARD_PATH || path.startsWith(`${BOARD_PATH}/`);
}

function adminsOnly(app: NestExpressApplication): RequestHandler {
  const [authenticator, refused] = [app.get(Authenticator), app.get(RefusalCounter)];
  return (request: Request, response: Response, next: NextFunction): void => {
    const proven = authenticator.authenticate(
      bearerOf(request.headers.authorization),
      { origin: undefined, isDemo: false },
      !refused.isBlocked(request),
    );
    proven
      .then(({ kind }) => {
        if (kind !== 'admin') throw unauthenticated();
        response.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' });
        next();
      })
      .catch(async (refusal: unknown) => {
        response.set(
          'WWW-Authenticate',
          'Basic realm="Frontdesk: any name, and an admin key", charset="UTF-8"',
        );
        next(await refused.count(request, refusal));
      });
  };
}

/** Of `Basic` credentials the password is the key. */
function bearerOf(authorization: string | undefined): string | undefined {
  const [, encoded] = /^Basic +([\w+/=-]+)$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return authorization;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  return `Bearer ${pair.slice(pair.indexOf(':') + 1)}`;
}

/** Loaded when it is first asked for, because most processes never show it. */
function boardOf(queues: BullQueues): RequestHandler {
  let loading: Promise<RequestHandler> | null = null;
  return (request: Request, response: Response, next: NextFunction): void => {
    loading ??= load(queues).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    loading.then((board) => board(request, response, next)).catch(next);
  };
}

async function load(queues: BullQueues): Promise<RequestHandler> {
  const [{ createBullBoard }, { BullMQAdapter }, { ExpressAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/express'),
  ]);
  const serverAdapter = new ExpressAdapter().setBasePath(BOARD_PATH);
  createBullBoard({
    queues: queues
      .all()
      .map((queue) => new BullMQAdapter(queue, { readOnlyMode: true, description: WHAT_IS_MISSING })),
    serverAdapter,
    options: {
      uiConfig: {
        boardTitle: 'Frontdesk queues',
        miscLinks: [{ text: 'Dead letters: jobs that were given up', url: LETTERS_PATH }],
      },
    },
  });
  return serverAdapter.getRouter() as RequestHandler;
}
