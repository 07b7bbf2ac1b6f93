import { Module } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import type { PrettyStream } from 'pino-pretty';
import { prettyLine } from './pretty-line.js';
import { LoggingConfig } from '../../config/server.config.js';
import { contextOf } from '../http/tracing.middleware.js';
import { METRICS } from '../metrics/metrics.js';
import { contextIfAny, type RequestContext } from '../context/request-context.js';

/** Paths without a log line per request: probes call them every few seconds. */
const QUIET = /^\/(health|assets|favicon)/;

/** By pino's number. */
const COUNTED: Readonly<Record<number, 'warn' | 'error' | 'fatal'>> = {
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

function pathOf(request: IncomingMessage): string {
  const { originalUrl, url } = request as IncomingMessage & { originalUrl?: string };
  return (originalUrl ?? url ?? '/').split('?')[0] ?? '/';
}

function idsOf({ tenantId, caller, requestId, correlationId }: RequestContext): object {
  return { tenant: tenantId ?? caller ?? null, requestId, correlationId };
}

function summary(request: IncomingMessage, response: ServerResponse): object {
  const context = contextIfAny() ? undefined : contextOf(request);
  return {
    ...(context ? idsOf(context) : {}),
    method: request.method,
    path: pathOf(request),
    status: response.statusCode,
  };
}

function levelOf(_request: IncomingMessage, response: ServerResponse): 'error' | 'info' {
  return response.statusCode >= 500 && response.statusCode !== 503 ? 'error' : 'info';
}

function sentence(request: IncomingMessage, response: ServerResponse): string {
  return `${request.method ?? ''} ${pathOf(request)} ${response.statusCode}`;
}

/** A database error carries the statement and its parameters, which are whole rows: they stay out of the log. */
function safeError(error: Error & { code?: unknown }): object {
  const { name, message, stack, code } = error;
  const cause = error.cause instanceof Error ? { cause: safeError(error.cause) } : {};
  return { type: name, message, code, stack, ...cause };
}

/**
 * One line per request: ids, tenant, route, status and milliseconds. No query, headers or bodies, which hold personal
 * data.
 */
@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [LoggingConfig],
      useFactory: async (config: LoggingConfig) => ({
        pinoHttp: {
          level: config.level,
          ...(config.format === 'pretty' ? { stream: await prettyLines() } : {}),
          mixin: (_line: object, level: number) => {
            const name = COUNTED[level];
            if (name) METRICS.logLines.add({ level: name });
            const context = contextIfAny();
            return context ? idsOf(context) : {};
          },
          base: null,
          customAttributeKeys: { responseTime: 'ms' },
          autoLogging: { ignore: (request) => QUIET.test(pathOf(request)) },
          serializers: { req: () => undefined, res: () => undefined, err: safeError },
          customSuccessObject: (request, response, line: object) => ({
            ...line,
            ...summary(request, response),
          }),
          customErrorObject: (request, response, _error, line: object) => ({
            ...line,
            ...summary(request, response),
          }),
          customLogLevel: levelOf,
          customSuccessMessage: sentence,
          customErrorMessage: sentence,
        },
      }),
    }),
  ],
  exports: [LoggerModule],
})
export class LoggingModule {}

/** In this thread: one of its own would take 15 MB. */
async function prettyLines(): Promise<PrettyStream> {
  const { build } = await import('pino-pretty');
  return build({
    colorize: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'requestId,correlationId,tenant,context,method,path,status,req,res,ms,job,jobId,attempt',
    messageFormat: (line, messageKey) => prettyLine(line, messageKey),
    hideObject: false,
    sync: true,
  });
}
