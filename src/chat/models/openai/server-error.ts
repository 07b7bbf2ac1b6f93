import type { ModelFaultKind } from '../model-fault.js';
import type { Capabilities } from './capabilities.js';

/** What an error of a server means. */
export interface ServerError {
  kind: ModelFaultKind;
  /** For operators: no key, no prompt. */
  message: string;
  /** Before which the server does not want to be asked again; null when it says nothing. */
  retryAfterMs: number | null;
  /** What the same request without the refused field needs. */
  learnt: Partial<Capabilities> | null;
  /** The request's form is refused, and the text does not say what in it. */
  refusesForm: boolean;
  /** A call that the server itself could not read (Groq), as the model wrote it. */
  failedGeneration: string | null;
  /** Of prompt and answer together, as an overflow's text names it. */
  contextTokens: number | null;
}

/** The parts of an `APIError` of the SDK that servers fill. */
export interface ApiErrorParts {
  status: number | undefined;
  headers: Headers | undefined;
  /** The parsed body, or its `error`. */
  error: unknown;
  message: string;
}

const MOST_TEXT = 4_000;

type Fields = Record<string, unknown>;

/** @param now milliseconds since 1970 */
export function readServerError(
  { status, headers, error, message }: ApiErrorParts,
  now: number,
): ServerError {
  const fields = innermost(error);
  const text = `${message} ${error === undefined ? '' : JSON.stringify(error)}`
    .slice(0, MOST_TEXT)
    .toLowerCase();
  const code = status ?? codeOf(fields);
  const kind = kindOf(code, text);
  const learnt = learntFrom(code, text);
  return {
    kind,
    message: shownMessage(code, fields),
    retryAfterMs: retryAfter(headers, now),
    learnt,
    refusesForm: kind === 'bad_request' && (code === 400 || code === 422) && learnt === null,
    contextTokens: namedContextTokens(text),
    failedGeneration: typeof fields.failed_generation === 'string' ? fields.failed_generation : null,
  };
}

/** `{error: {}}`, `{error: "text"}`, `[{error: {}}]`, `{detail: []}` or the error itself. */
function innermost(error: unknown): Fields {
  const value: unknown = Array.isArray(error) ? error[0] : error;
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? { message: value } : {};
  const fields = value as Fields;
  return fields.error === undefined || fields.error === null ? fields : innermost(fields.error);
}

/** An error inside a stream has its status as a code, if any. */
function codeOf({ code, status, status_code: statusCode }: Fields): number | undefined {
  return [code, status, statusCode].map(Number).find((value) => value >= 400 && value < 600);
}

/** Any of these words, in a text in lower case. */
const anyOf = (...words: readonly string[]): RegExp => new RegExp(words.join('|'), 'u');

const OVERFLOW = anyOf(
  'context_length_exceeded',
  'exceed_context_size',
  'context (?:length|window|size)',
  'prompt is too long',
  'too many (?:input )?tokens',
  'input is too long',
  'request too large',
  'exceeds? the (?:available |maximum )?context',
);
const FILTERED = anyOf(
  'content_filter',
  'content management policy',
  'responsibleaipolicy',
  'moderation',
  'flagged',
  'safety (?:system|settings)',
  'prohibited_content',
);
const NO_MODEL = anyOf(
  'model_not_found',
  'model[^.]{0,80}(?:not found|does not exist|not exist)',
  'unknown model',
  'invalid model',
  'no such model',
  'deploymentnotfound',
);
const NO_CREDIT = /insufficient_quota|insufficient balance|billing|credit|payment/u;
const OVERLOADED = /overloaded|unavailable|server_error|internal error|try again/u;

function kindOf(status: number | undefined, text: string): ModelFaultKind {
  if (OVERFLOW.test(text) && (status === undefined || status < 600) && status !== 401 && status !== 429)
    return 'context_overflow';
  if (FILTERED.test(text) && (status === undefined || status === 400 || status === 403))
    return 'content_filter';
  if (status === undefined) return OVERLOADED.test(text) ? 'unavailable' : 'incomplete';
  if (status === 429)
    return NO_CREDIT.test(text) && !text.includes('rate_limit') ? 'refused_key' : 'rate_limited';
  if (status === 401 || status === 402 || status === 403) return 'refused_key';
  if (status === 413) return 'context_overflow';
  if (status === 404) return 'unknown_model';
  if ((status === 400 || status === 422) && NO_MODEL.test(text)) return 'unknown_model';
  if (status === 408 || status === 409 || status === 425 || status >= 500) return 'unavailable';
  // Redirects are not followed.
  return status < 400 ? 'unavailable' : 'bad_request';
}

const NO_TOOLS = anyOf(
  'does not support tools',
  'tool use is not supported',
  'support tool use',
  'tool.?call(?:ing|s)? (?:is|are) not supported',
  'enable-auto-tool-choice',
  'requires --jinja',
  '--tool-call-parser',
  'function calling is not (?:supported|enabled)',
);
const REFUSED = anyOf(
  'not (?:supported|permitted|allowed|support)',
  'unsupported',
  'unrecognized',
  'unknown',
  'extra',
  'unexpected',
  'invalid',
  'cannot',
  'no such',
);

/** Which field the server has refused, and what to send instead. Only what the text names. */
function learntFrom(status: number | undefined, text: string): Partial<Capabilities> | null {
  if (NO_TOOLS.test(text)) return { tools: 'text' };
  // Templates fail at any status, and in streams (llama.cpp). What must alternate is told beside the system message.
  if (text.includes('must alternate')) return { alternates: true };
  if (/system role not supported/u.test(text)) return { systemRole: 'user' };
  if (status !== 400 && status !== 422) return null;
  if (text.includes('max_completion_tokens') && /instead|unsupported/.test(text))
    return { cap: 'max_completion_tokens' };
  if (text.includes('reasoning_content')) return { disablesThinking: true };
  if (text.includes('system message') && !text.includes('tool')) return { systemRole: 'user' };
  if (text.includes('thought_signature')) return { callSignatures: true };
  return REFUSED.test(text) ? refusedField(text) : null;
}

function refusedField(text: string): Partial<Capabilities> | null {
  if (text.includes('stream_options') || text.includes('include_usage')) return { streamOptions: false };
  if (text.includes('parallel_tool_calls')) return { parallelField: false };
  if (text.includes('max_completion_tokens')) return { cap: 'max_tokens' };
  if (text.includes('"thinking"') || text.includes("'thinking'")) return { disablesThinking: false };
  if (text.includes('strict')) return { strictTools: false };
  if (text.includes('schema') || text.includes('additionalproperties'))
    return { strictTools: false, plainSchema: true };
  return null;
}

/** The largest size that an overflow's text names as the limit. */
function namedContextTokens(message: string): number | null {
  const named =
    /(?:maximum context length|context (?:length|window|size))[^\d]{0,30}(\d{3,8})/iu.exec(message) ??
    /n_ctx"?[^\d]{0,5}(\d{3,8})/iu.exec(message);
  return named ? Number(named[1]) : null;
}

function retryAfter(headers: Headers | undefined, now: number): number | null {
  const milliseconds = headers?.get('retry-after-ms');
  if (milliseconds && Number(milliseconds) >= 0) return Number(milliseconds);
  const after = headers?.get('retry-after');
  if (after) {
    const ms = /^[\d.]{1,12}$/.test(after) ? Number(after) * 1_000 : Date.parse(after) - now;
    return Number.isFinite(ms) ? Math.max(0, ms) : null;
  }
  // Groq: "1.57s", "2m3s".
  const reset = /^(?:(\d{1,4})m)?(\d{1,5}(?:\.\d{1,9})?)s$/.exec(
    headers?.get('x-ratelimit-reset-tokens') ?? '',
  );
  return reset ? Number(reset[1] ?? 0) * 60_000 + Number(reset[2]) * 1_000 : null;
}

/** Without the server's own sentence, which may quote the key or the prompt. */
function shownMessage(status: number | undefined, { code, type }: Fields): string {
  const names = [code, type].filter((name) => typeof name === 'string' && /^[\w.-]{1,60}$/.test(name));
  const where = status === undefined ? 'in its stream with an error' : `with status ${status}`;
  return `The model's server answered ${where}${names.length > 0 ? ` (${names.join(', ')})` : ''}.`;
}
