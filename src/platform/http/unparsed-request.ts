import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { DomainError } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { HTTP_ERRORS } from './http.errors.js';
import { problemOf } from './problem.js';

/** By Node's name of the fault. */
const REFUSALS: Record<string, () => DomainError> = {
  HPE_HEADER_OVERFLOW: () =>
    HTTP_ERRORS.headers_too_large('The headers are larger than 16 KB in all. Send shorter ones.'),
  ERR_HTTP_REQUEST_TIMEOUT: () =>
    HTTP_ERRORS.headers_too_slow('The headers did not come within a minute. Send the request again.'),
};

/**
 * Requests that Node cannot parse reach no handler, and Node would end their connections with an empty body: here they get
 * the problem that every other refusal is. Their path is not known.
 */
export function answerUnparsed(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || hasBegunToAnswer(socket)) socket.destroy();
    else socket.end(responseTo(error.code));
  });
}

/** Of an earlier request on the connection. */
function hasBegunToAnswer(socket: Duplex): boolean {
  const { _httpMessage: message } = socket as Duplex & { _httpMessage?: ServerResponse | null };
  return message?.headersSent === true;
}

function responseTo(code: string | undefined): string {
  const refusal = REFUSALS[code ?? '']?.() ?? HTTP_ERRORS.malformed_request('The request is not valid HTTP.');
  const requestId = newId();
  const problem = problemOf(refusal, '/', requestId);
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
