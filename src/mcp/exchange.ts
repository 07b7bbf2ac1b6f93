import type { CallToolResult, McpServer, Tool } from '@modelcontextprotocol/server';
import { LONGEST_NAME, refusalOf } from './messages.js';
import { protocolLibrary, type ProtocolLibrary } from './protocol-library.js';
import { toToolError } from './tool-errors.js';

/** What one message may ask for. */
export interface Offer {
  /** For the model of the calling agent. */
  instructions: string;
  list(): Tool[];
  /** @returns null when there is no such tool */
  call(name: string, input: unknown): Promise<CallToolResult | null>;
}

export interface Reply {
  /** HTTP. */
  status: number;
  /** A JSON-RPC response; undefined when the message asks for none. */
  body: object | undefined;
}

const SERVER = { name: 'frontdesk', version: '1' };

/** Of the request, what the protocol reads: its version, and since 2026-07-28 the method and the tool. */
const READ_HEADERS = ['mcp-protocol-version', 'mcp-method', 'mcp-name'];

/** JSON-RPC 2.0, section 5.1. */
const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;

const WHICH_ID = `An id is a text of at most ${LONGEST_NAME} characters or a whole number.`;
export const ONE_AT_A_TIME = 'Batches are not taken: send one message at a time.';
/** Streams of news, of which there are none here; it would stay open. */
const LISTEN = 'subscriptions/listen';

/**
 * Answers one message of the Model Context Protocol (streamable HTTP) without a session: revision 2026-07-28, and those
 * of 2025 and 2024 that begin with `initialize`.
 * @param message parsed JSON of any form
 * @throws what a tool throws beyond what its caller can correct
 */
export async function exchange(
  message: unknown,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  offer: Offer,
): Promise<Reply> {
  if (message === undefined) return refusal(400, PARSE_ERROR, 'A JSON body is needed.', null);
  // A batch would count as one request, whatever it holds.
  if (Array.isArray(message)) return refusal(400, INVALID_REQUEST, ONE_AT_A_TIME, null);
  // The library would send any id back.
  if (hasOtherId(message)) return refusal(400, INVALID_REQUEST, WHICH_ID, null);
  if (methodOf(message) === LISTEN)
    return refusal(404, METHOD_NOT_FOUND, 'There is nothing to listen to here.', idOf(message));
  const library = await protocolLibrary();
  const thrown: unknown[] = [];
  const server = serverOf(library, offer, (error) => thrown.push(error));
  const response = await respond(library, server, requestOf(headers), message);
  if (thrown.length > 0) throw thrown[0];
  return replyOf(response);
}

function serverOf(library: ProtocolLibrary, offer: Offer, escape: (error: unknown) => void): McpServer {
  const { ProtocolError, ProtocolErrorCode } = library;
  const mcp = new library.McpServer(SERVER, {
    // Nobody could be told of a change; the library would promise it.
    capabilities: { tools: { listChanged: false } },
    instructions: offer.instructions,
  });
  // Not `registerTool`, which would check the arguments by itself and word what is wrong in its own way.
  const { server } = mcp;
  server.setRequestHandler('tools/list', () => ({ tools: offer.list() }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    const result = await offer.call(params.name, params.arguments ?? {}).catch((error: unknown) => {
      const told = toToolError(error);
      if (told) return told;
      escape(error);
      throw error;
    });
    if (result) return result;
    throw new ProtocolError(
      ProtocolErrorCode.InvalidParams,
      `There is no tool ${params.name.slice(0, 100)}.`,
    );
  });
  return mcp;
}

async function respond(
  library: ProtocolLibrary,
  server: McpServer,
  request: Request,
  parsedBody: unknown,
): Promise<Response> {
  const { createMcpHandler, isLegacyRequest, WebStandardStreamableHTTPServerTransport } = library;
  if (!(await isLegacyRequest(request, parsedBody)))
    return createMcpHandler(() => server, { legacy: 'reject' }).fetch(request, { parsedBody });
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, { parsedBody });
  } finally {
    await server.close();
  }
}

/** The address is that of no host: nothing reads it. What we answer is JSON, whatever else the caller would accept. */
function requestOf(headers: Readonly<Record<string, string | string[] | undefined>>): Request {
  const read = READ_HEADERS.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, String(value)] as [string, string]];
  });
  const form: [string, string][] = [
    ['content-type', 'application/json'],
    ['accept', 'application/json, text/event-stream'],
  ];
  return new Request('http://frontdesk.invalid/mcp', { method: 'POST', headers: [...form, ...read] });
}

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as object) };
}

function refusal(status: number, code: number, message: string, id: string | number | null): Reply {
  return { status, body: refusalOf(code, message, id) };
}

function hasOtherId(message: unknown): boolean {
  if (typeof message !== 'object' || message === null || !('id' in message)) return false;
  const { id } = message;
  return typeof id === 'string' ? id.length > LONGEST_NAME : !Number.isSafeInteger(id);
}

function methodOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'method' in message ? message.method : undefined;
}

function idOf(message: unknown): string | number | null {
  const { id } = message as { id?: unknown };
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}
