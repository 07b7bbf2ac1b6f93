import { createHash } from 'node:crypto';
import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { catchError, from, mergeMap, throwError, type Observable } from 'rxjs';
import { isId } from '../../kernel/ids.js';
import { DomainError, type ErrorCategory, invalid, refusalAgain } from '../../kernel/errors.js';
import { IDEMPOTENCY_ERRORS } from './idempotency.errors.js';
import { fileOf } from '../http/body/multipart-body.js';
import { clientAddress } from '../http/client-address.js';
import { FIRST_ADMIN_KEY } from '../auth/admin-key-registry.js';
import { principalOf, type Principal } from '../auth/principal.js';
import type { SealedBox } from '../crypto/sealed-box.js';
import { SealedBoxes } from '../crypto/sealed-boxes.js';
import { IdempotencyStore, type IdempotencyRecord } from './idempotency-store.js';

const MAX_KEY = 255;
/**
 * Minimum length of an `Idempotency-Key` sent with the publishable key: a stranger might choose the same shorter one.
 */
const MIN_PUBLIC_KEY_LENGTH = 16;

/** Refusals that the same request would get again, and that are stored. Others (limits, outages) may be retried. */
const STORED_REFUSALS: ReadonlySet<ErrorCategory> = new Set([
  'forbidden',
  'not-found',
  'conflict',
  'invalid',
  'malformed',
]);

type Outcome =
  | { status: number; body: unknown }
  | { refusal: Pick<DomainError, 'category' | 'code' | 'detail' | 'problems'> };

interface Attempt {
  scope: 'tenant' | 'platform';
  route: string;
  key: string;
  hash: Buffer;
  /** The object in the path; the outcome is deleted when that object is erased. */
  subjectId: string | null;
}

/**
 * `Idempotency-Key` on every POST: the first outcome is stored for 24 hours and replayed; 409 while the first
 * runs; 422 for the same key with another body (draft-ietf-httpapi-idempotency-key-header).
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  /** Encrypts outcomes, which may hold a secret that is shown once. */
  private readonly outcomes: SealedBox;

  constructor(
    private readonly reflector: Reflector,
    private readonly store: IdempotencyStore,
    boxes: SealedBoxes,
  ) {
    this.outcomes = boxes.labelled('idempotent-outcomes');
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const principal = principalOf(request);
    const key = request.headers['idempotency-key'];
    // A stream is not stored: there the key serves as the message's `clientId`, which prevents a second answer.
    const streams =
      this.reflector.get<boolean | undefined>(MAY_STREAM, context.getHandler()) && wantsEvents(request);
    if (key === undefined || request.method !== 'POST' || principal === undefined) return next.handle();
    requireUsable(String(key));
    if (streams || isGuessable(String(key), principal)) return next.handle();
    const perKey = this.reflector.get<boolean | undefined>(PER_CALLER, context.getHandler()) === true;
    const attempt = describe(request, callerOf(request, principal, perKey), principal, String(key));
    return from(this.store.claim(attempt.scope, attempt.route, attempt.key, attempt.hash)).pipe(
      mergeMap((claim) =>
        claim.claimed
          ? this.run(attempt, http.getResponse<Response>(), next)
          : from(Promise.resolve(this.replay(claim.record, attempt, http.getResponse<Response>()))),
      ),
    );
  }

  private run(attempt: Attempt, response: Response, next: CallHandler): Observable<unknown> {
    const outcome = next
      .handle()
      .pipe(
        catchError((error: unknown) =>
          from(this.settleRefusal(attempt, error)).pipe(mergeMap(() => throwError(() => error))),
        ),
      );
    // After the catch: when storing the outcome fails, the key stays locked, so that the effect is not repeated.
    return outcome.pipe(
      mergeMap(async (body: unknown) => {
        // 202 is not final: a repeat with the same message returns the answer's current state.
        if (response.statusCode === 202) await this.store.release(attempt.scope, attempt.route, attempt.key);
        else await this.remember(attempt, { status: response.statusCode, body });
        return body;
      }),
    );
  }

  private async settleRefusal(attempt: Attempt, error: unknown): Promise<void> {
    if (error instanceof DomainError && STORED_REFUSALS.has(error.category)) {
      const { category, code, detail, problems } = error;
      await this.remember(attempt, { refusal: { category, code, detail, problems } });
    } else {
      await this.store.release(attempt.scope, attempt.route, attempt.key);
    }
  }

  private remember(attempt: Attempt, outcome: Outcome): Promise<void> {
    const { scope, route, key, subjectId } = attempt;
    const sealed = this.outcomes.seal(outcome);
    return this.store.complete(scope, route, key, sealed, createdIn(outcome) ?? subjectId);
  }

  private replay(record: IdempotencyRecord, attempt: Attempt, response: Response): unknown {
    if (!record.requestHash.equals(attempt.hash)) {
      throw idempotencyKeyReused();
    }
    if (!record.outcome) {
      throw IDEMPOTENCY_ERRORS.still_running('The first request with this Idempotency-Key still runs.', {
        retryAfterSeconds: 1,
      });
    }
    const outcome = this.read(record.outcome);
    response.setHeader('Idempotent-Replayed', 'true');
    if ('refusal' in outcome) {
      throw refusalAgain(outcome.refusal);
    }
    response.status(outcome.status);
    return outcome.body;
  }

  private read(sealed: Buffer): Outcome {
    try {
      return this.outcomes.open(sealed) as Outcome;
    } catch (cause) {
      // APP_SECRET has changed since it was encrypted.
      throw IDEMPOTENCY_ERRORS.outcome_unreadable(
        'The first outcome of this Idempotency-Key can no longer be read. Look the result up, or use a new key.',
        { cause },
      );
    }
  }
}

/** The created object's id, or the visitor of a created session. */
function createdIn(outcome: Outcome): string | null {
  if (!('body' in outcome) || typeof outcome.body !== 'object' || outcome.body === null) return null;
  const { id, visitorId } = outcome.body as { id?: unknown; visitorId?: unknown };
  return [id, visitorId].find((one): one is string => typeof one === 'string' && isId(one)) ?? null;
}

const MAY_STREAM = 'frontdesk:may-stream';

/** Marks a POST that answers with a stream when it is asked to. */
export const MayStream = () => SetMetadata(MAY_STREAM, true);

const PER_CALLER = 'frontdesk:outcome-per-caller';

/** Marks a POST whose outcome holds a secret: it is replayed to the API key that got it and to no other one. */
export const OutcomePerCaller = () => SetMetadata(PER_CALLER, true);

export function idempotencyKeyReused(): DomainError {
  return invalid([
    {
      pointer: '',
      code: 'idempotency_key_reused',
      detail: 'This Idempotency-Key was used with another body. Use a new key for a new request.',
    },
  ]);
}

export function wantsEvents(request: Request): boolean {
  return request.headers.accept?.includes('text/event-stream') === true;
}

function requireUsable(key: string): void {
  if (key.length > 0 && key.length <= MAX_KEY && /^[\x20-\x7e]+$/.test(key)) return;
  throw invalid([
    {
      pointer: '/headers/Idempotency-Key',
      code: 'invalid_idempotency_key',
      detail: `Idempotency-Key must be 1 to ${MAX_KEY} printable ASCII characters.`,
    },
  ]);
}

function describe(request: Request, caller: string, principal: Principal, key: string): Attempt {
  const { path, id } = operationOf(request);
  const body = JSON.stringify(request.body ?? null);
  return {
    scope: principal.kind === 'admin' ? 'platform' : 'tenant',
    route: `${caller}POST ${path}`,
    key,
    hash: createHash('sha256')
      .update(body)
      .update(fileOf(request)?.content ?? '')
      .digest(),
    subjectId: id,
  };
}

/** Uses the route pattern, because the path of one object can be written in many ways. */
function operationOf({ route, params }: Request): { path: string; id: string | null } {
  const { path } = route as { path: string };
  const id = params['id'] === undefined ? null : String(params['id']).toLowerCase();
  return { path: path.replace(':id', id ?? ''), id: id !== null && isId(id) ? id : null };
}

function isGuessable(key: string, { kind }: Principal): boolean {
  return kind === 'publishable' && key.length < MIN_PUBLIC_KEY_LENGTH;
}

/** Keeps the keys of different visitors, of different admins, and those of the business itself, apart. */
function callerOf(request: Request, principal: Principal, perKey: boolean): string {
  if (principal.kind === 'visitor') return `visitor:${principal.visitorId} `;
  if (principal.kind === 'admin' && principal.keyId !== FIRST_ADMIN_KEY) return `admin:${principal.keyId} `;
  if (perKey && principal.kind === 'tenant') return `key:${principal.keyId} `;
  return principal.kind === 'publishable' ? `browser:${fingerprint(request)} ` : '';
}

/** All visitors share the publishable key; a retry comes from the same address, browser and site. */
function fingerprint(request: Request): string {
  const { headers } = request;
  const marks = [clientAddress(request), headers['user-agent'], headers.origin].map((mark) => mark ?? null);
  return createHash('sha256').update(JSON.stringify(marks)).digest('hex');
}
