import { BodyTooLarge } from '../../../platform/outbound/outbound-connections.js';
import { PrivateAddress } from '../../../platform/outbound/public-address.js';
import { ModelFault } from '../model-fault.js';
import type { Capabilities } from './capabilities.js';
import { NotAnApi } from './sdk-calls.js';
import { readServerError, type ApiErrorParts } from './server-error.js';
import { UnmarkedThoughts } from './answers/thought-filter.js';

/** Why an attempt failed, and what the next one needs. */
export interface AttemptFailure {
  fault: ModelFault;
  retryAfterMs: number | null;
  learnt: Partial<Capabilities> | null;
  /** The server does not like the request, and does not say why. */
  refusesForm: boolean;
  /** What the model wrote, when the server could not read its call. */
  failedGeneration: string | null;
  contextTokens: number | null;
}

/** @param error as the SDK, its transport or the assembler throws it */
export function failureOf(error: unknown): AttemptFailure {
  const fault = ownFault(error);
  if (fault) return failed(fault, error instanceof UnmarkedThoughts ? { thinksFirst: true } : null);
  if (!isApiError(error)) return failed(new ModelFault('unavailable', connectionMessage(error)));
  const read = readServerError(error, Date.now());
  const { retryAfterMs, learnt, refusesForm, failedGeneration, contextTokens } = read;
  const known = new ModelFault(read.kind, read.message, null, { cause: withoutBody(error) });
  return { fault: known, retryAfterMs, learnt, refusesForm, failedGeneration, contextTokens };
}

function failed(fault: ModelFault, learnt: Partial<Capabilities> | null = null): AttemptFailure {
  return {
    ...{ fault, learnt, refusesForm: false },
    ...{ retryAfterMs: null, failedGeneration: null, contextTokens: null },
  };
}

function ownFault(error: unknown): ModelFault | null {
  if (error instanceof ModelFault) return error;
  if (error instanceof UnmarkedThoughts)
    return new ModelFault('incomplete', 'The model gave thoughts without a mark at their beginning.');
  if (error instanceof NotAnApi)
    return new ModelFault('unavailable', 'The base URL answers with a web page, not as a model server.');
  if (error instanceof SyntaxError) return new ModelFault('incomplete', 'The server sent broken JSON.');
  const large = causeOf(error, BodyTooLarge);
  if (large) return new ModelFault('flood', large.message);
  const address = causeOf(error, PrivateAddress);
  return address && new ModelFault('bad_request', address.message);
}

function causeOf<T extends Error>(error: unknown, type: abstract new (...args: never[]) => T): T | null {
  return causesOf(error).find((each): each is T => each instanceof type) ?? null;
}

const MOST_CAUSES = 5;

/** The error, its cause, and so on. */
function causesOf(error: unknown): object[] {
  const causes: object[] = [];
  for (let each = error; typeof each === 'object' && each !== null && causes.length < MOST_CAUSES;) {
    causes.push(each);
    each = 'cause' in each ? each.cause : null;
  }
  return causes;
}

/** The SDK's `APIError`, by its parts, since the SDK is loaded late; a failed connection has none of them. */
function isApiError(error: unknown): error is Error & ApiErrorParts {
  if (!(error instanceof Error) || !('status' in error) || !('error' in error)) return false;
  return error.status !== undefined || error.error !== undefined;
}

/** The server's text may quote the key or the prompt. */
const withoutBody = (error: Error): string => error.name;

const CODE = /^[A-Z][A-Z\d_]{1,40}$/;

function connectionMessage(error: unknown): string {
  const codes = causesOf(error).map((each) => ('code' in each ? each.code : null));
  const code = codes.find((each): each is string => typeof each === 'string' && CODE.test(each));
  return `The connection to the model's server failed${code === undefined ? '' : ` (${code})`}.`;
}
