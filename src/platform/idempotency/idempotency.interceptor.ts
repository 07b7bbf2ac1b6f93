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
import { catchError, from, lastValueFrom, mergeMap, throwError, type Observable } from 'rxjs';
import { isId } from '../../kernel/ids.js';
import { DomainError, type ErrorCategory, invalid, refusalAgain } from '../../kernel/errors.js';
import { IDEMPOTENCY_ERRORS } from './idempotency.errors.js';
import { fileOf } from '../http/body/multipart-body.js';
import { streamedFileOf } from '../http/body/streamed-file.js';
import { clientAddress } from '../http/client-address.js';
import { FIRST_ADMIN_KEY } from '../auth/admin-key-registry.js';
import { principalOf, type Principal } from '../auth/principal.js';
import type { SealedBox } from '../crypto/sealed-box.js';
import { SealedBoxes } from '../crypto/sealed-boxes.js';
import { IdempotencyStore, type ClaimedKey, type IdempotencyRecord } from './idempotency-store.js';

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
  | { status: number; body: unknown; location?: string }
  | { refusal: Pick<DomainError, 'category' | 'code' | 'detail' | 'problems'> };

interface Attempt extends Omit<ClaimedKey, 'until'> {
  hash: Buffer;
  /** The object in the path; the outcome is deleted when that object is erased. */
  subjectId: string | null;
}

/** An attempt that has its key. */
type Running = Attempt & ClaimedKey;

/**
 * `Idempotency-Key` on every POST: the first outcome is stored for 24 hours and replayed; 409 while the first
 * runs; 422 for the same key with another body (draft-ietf-httpapi-idempotency-key-header). Of an operation that is one
 * transaction (`OneTransaction`) the effect and its outcome commit together.
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
    const streams = this.isMarked(context, MAY_STREAM) && wantsEvents(request);
    if (key === undefined || request.method !== 'POST' || principal === undefined) return next.handle();
    requireUsable(String(key));
    if (streams || isGuessable(String(key), principal)) return next.handle();
    const caller = callerOf(request, principal, this.isMarked(context, PER_CALLER));
    const attempt = describe(request, caller, principal, String(key));
    const isOne = this.isMarked(context, ONE_TRANSACTION);
    const response = http.getResponse<Response>();
    return from(this.store.claim(attempt, attempt.hash, isOne ? 'transaction' : 'slow')).pipe(
      mergeMap((claim) => {
        if (!claim.claimed) return from(Promise.resolve(this.replay(claim.record, attempt, response)));
        const running = { ...attempt, until: claim.until };
        if (isOne) return from(this.runAsOne(running, response, next));
        return this.run(running, response, next, this.isMarked(context, MAY_END_LATER));
      }),
    );
  }

  private isMarked(context: ExecutionContext, mark: string): boolean {
    return this.reflector.get<boolean | undefined>(mark, context.getHandler()) === true;
  }

  private async runAsOne(attempt: Running, response: Response, next: CallHandler): Promise<unknown> {
    try {
      return await this.store.together(attempt.scope, async () => {
        const body: unknown = await lastValueFrom(next.handle());
        if (!(await this.remember(attempt, outcomeOf(response, body)))) throw new TakenOver();
        return body;
      });
    } catch (error) {
      if (error instanceof TakenOver) throw stillRunning();
      // Nothing of it was kept.
      await this.settleRefusal(attempt, error);
      throw error;
    }
  }

  private run(
    attempt: Running,
    response: Response,
    next: CallHandler,
    mayEndLater: boolean,
  ): Observable<unknown> {
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
        if (mayEndLater && response.statusCode === 202) await this.store.release(attempt);
        else await this.remember(attempt, outcomeOf(response, body));
        return body;
      }),
    );
  }

  private async settleRefusal(attempt: Running, error: unknown): Promise<void> {
    if (error instanceof DomainError && STORED_REFUSALS.has(error.category)) {
      const { category, code, detail, problems } = error;
      await this.remember(attempt, { refusal: { category, code, detail, problems } });
    } else {
      await this.store.release(attempt);
    }
  }

  /** @returns false when the key is another attempt's by now */
  private remember(attempt: Running, outcome: Outcome): Promise<boolean> {
    const sealed = this.outcomes.seal(outcome);
    return this.store.complete(attempt, sealed, createdIn(outcome) ?? attempt.subjectId);
  }

  private replay(record: IdempotencyRecord, attempt: Attempt, response: Response): unknown {
    if (!record.requestHash.equals(attempt.hash)) {
      throw idempotencyKeyReused();
    }
    if (!record.outcome) {
      throw stillRunning();
    }
    const outcome = this.read(record.outcome);
    response.setHeader('Idempotent-Replayed', 'true');
    if ('refusal' in outcome) {
      throw refusalAgain(outcome.refusal);
    }
    response.status(outcome.status);
    if (outcome.location !== undefined) response.setHeader('Location', outcome.location);
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

/** The attempt took longer than its key was locked, and another one has begun. */
class TakenOver extends Error {}

function stillRunning(): DomainError {
  return IDEMPOTENCY_ERRORS.still_running('The first request with this Idempotency-Key still runs.', {
    retryAfterSeconds: 1,
  });
}

/** `Location` alone is kept of the headers: the others are of this answer (limits, ids) or of what holds by now. */
function outcomeOf(response: Response, body: unknown): Outcome {
  const location = response.getHeader('Location');
  return { status: response.statusCode, body, ...(typeof location === 'string' && { location }) };
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

const MAY_END_LATER = 'frontdesk:may-end-later';

/** Marks a POST whose 202 is not its last answer: a repeat is told what has become of it since, and is not done again. */
export const MayEndLater = () => SetMetadata(MAY_END_LATER, true);

const PER_CALLER = 'frontdesk:outcome-per-caller';

/** Marks a POST whose outcome holds a secret: it is replayed to the API key that got it and to no other one. */
export const OutcomePerCaller = () => SetMetadata(PER_CALLER, true);

const ONE_TRANSACTION = 'frontdesk:one-transaction';

/**
 * Marks a POST all of whose effect is in one database: with an `Idempotency-Key` it is one transaction together with its
 * stored outcome, so that a process that is killed leaves both or neither. Before its first statement it may ask others;
 * afterwards that is an error.
 */
export const OneTransaction = () => SetMetadata(ONE_TRANSACTION, true);

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
  const streamed = streamedFileOf(request);
  // What is told of a streamed file stands in the query as well.
  const body = JSON.stringify(streamed ? [request.body, request.query] : (request.body ?? null));
  return {
    scope: principal.kind === 'admin' ? 'platform' : 'tenant',
    route: `${caller}POST ${path}`,
    key,
    hash: createHash('sha256')
      .update(body)
      .update(streamed?.sha256 ?? fileOf(request)?.content ?? '')
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

/** Keeps the keys of different visitors, members and admins, and those of the business itself, apart. */
function callerOf(request: Request, principal: Principal, perKey: boolean): string {
  if (principal.kind === 'visitor') return `visitor:${principal.visitorId} `;
  if (principal.kind === 'admin' && principal.keyId !== FIRST_ADMIN_KEY) return `admin:${principal.keyId} `;
  if (principal.kind === 'member') return `member:${principal.memberId} `;
  if (perKey && principal.kind === 'tenant') return `key:${principal.keyId} `;
  return principal.kind === 'publishable' ? `browser:${fingerprint(request)} ` : '';
}

/** All visitors share the publishable key; a retry comes from the same address, browser and site. */
function fingerprint(request: Request): string {
  const { headers } = request;
  const marks = [clientAddress(request), headers['user-agent'], headers.origin].map((mark) => mark ?? null);
  return createHash('sha256').update(JSON.stringify(marks)).digest('hex');
}
