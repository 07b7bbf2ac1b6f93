import { status } from '@grpc/grpc-js';
import { RpcException } from '@nestjs/microservices';
import { DomainError, type ErrorCategory } from '../../kernel/errors.js';
import { WireFault } from './wire.js';

/** The only map from categories to gRPC. A new category does not compile until it is added here. */
const CODES: Record<ErrorCategory, status> = {
  malformed: status.INVALID_ARGUMENT,
  unauthenticated: status.UNAUTHENTICATED,
  forbidden: status.PERMISSION_DENIED,
  'not-found': status.NOT_FOUND,
  'wrong-method': status.UNIMPLEMENTED,
  'headers-too-large': status.RESOURCE_EXHAUSTED,
  'too-slow': status.DEADLINE_EXCEEDED,
  conflict: status.ABORTED,
  outdated: status.FAILED_PRECONDITION,
  'too-large': status.RESOURCE_EXHAUSTED,
  unsupported: status.INVALID_ARGUMENT,
  invalid: status.INVALID_ARGUMENT,
  limited: status.RESOURCE_EXHAUSTED,
  unavailable: status.UNAVAILABLE,
  fault: status.INTERNAL,
};

/** What a client learns of an error: of a fault nothing, for its text may hold data. */
export function refusalOf(error: unknown): RpcException {
  if (error instanceof RpcException) return error;
  if (error instanceof WireFault) return refusal(status.INVALID_ARGUMENT, error.message);
  if (error instanceof DomainError) return refusal(CODES[error.category], error.detail);
  return refusal(status.INTERNAL, 'The chat engine failed; its log has the reason.');
}

export function refusal(code: status, message: string): RpcException {
  return new RpcException({ code, message });
}

/** Whether the server's own log should say more than that the call was refused. */
export function isFault(error: unknown): boolean {
  return !(error instanceof RpcException || error instanceof WireFault || error instanceof DomainError);
}
