import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from 'nestjs-pino';

/** Logger contexts of the framework's start-up messages, which do not help operators. */
const CHATTER = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

/** All log lines go through pino; the framework's start-up messages are dropped. */
export function useAppLogger(app: INestApplicationContext): void {
  const logger = app.get(Logger);
  const log = logger.log.bind(logger);
  logger.log = (message: unknown, ...rest: unknown[]) => {
    if (!CHATTER.has(String(rest.at(-1)))) log(message, ...rest);
  };
  app.useLogger(logger);
}
