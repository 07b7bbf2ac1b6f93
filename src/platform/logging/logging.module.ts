import { Module } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import type { PrettyStream } from 'pino-pretty';
import { prettyLine } from './pretty-line.js';
import { LoggingConfig } from '../../config/server.config.js';
import { contextOf } from '../http/tracing.middleware.js';
import { METRICS } from '../metrics/metrics.js';
import { traceId } from '../tracing/spans.js';
import { standardOutput } from './descriptor-target.js';
import { LogOutput } from './log-output.js';
import { contextIfAny, type RequestContext } from '../context/request-context.js';

/** Paths without a log line per request: probes call them every few seconds. */
const QUIET = /^\/(health|assets|favicon)/;

/** Of a text of an error. */
const MOST_CHARACTERS = 8_000;
/** One for the process, as its standard output. */
const OUTPUT = new LogOutput(standardOutput());

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
  return { type: name, message: cut(message), code, stack: cut(stack), ...cause };
}

/** One error must not fill a disk: the first part tells what it was. */
function cut(text: string | undefined): string | undefined {
  return text !== undefined && text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
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
          stream: config.format === 'pretty' ? await prettyLines(OUTPUT) : OUTPUT,
          mixin: (_line: object, level: number) => {
            const name = COUNTED[level];
            if (name) METRICS.logLines.add({ level: name });
            const context = contextIfAny();
            const trace = traceId();
            return { ...(context ? idsOf(context) : {}), ...(trace === undefined ? {} : { traceId: trace }) };
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
async function prettyLines(output: LogOutput): Promise<PrettyStream> {
  const { build } = await import('pino-pretty');
  return build({
    colorize: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'requestId,correlationId,traceId,tenant,context,method,path,status,req,res,ms,job,jobId,attempt',
    messageFormat: (line, messageKey) => prettyLine(line, messageKey),
    hideObject: false,
    destination: output.asStream(),
  });
}
