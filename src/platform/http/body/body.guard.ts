import { Injectable, Optional, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { principalOf, type Principal, type PrincipalKind } from '../../auth/principal.js';
import { currentContext, runAsTenant } from '../../context/request-context.js';
import { limitsOf, MEGABYTE, type BodyLimits } from './body-limits.js';
import type { DtoClass } from '../validation/declared-bounds.js';
import { freeBodyOf } from './free-body.js';
import { inspectText, jsonBody, type BodyReader } from './json-body.js';
import { fileBytes, multipartBody } from './multipart-body.js';
import { inputOf } from './operation-input.js';
import { takesPublicBody } from './public-body.js';
import { FileIntake, streamedBody, streamOf } from './streamed-file.js';

/**
 * Reads and parses the body. Runs after the guards that authenticate the caller and count the request, so that the body
 * of a refused request is never parsed. Public pages accept no body, except where `@PublicBody` says so.
 */
@Injectable()
export class BodyGuard implements CanActivate {
  /** By handler, and for callers without a secret key also by the caller's kind. */
  private readonly readers = new Map<string, BodyReader>();

  constructor(@Optional() private readonly intake?: FileIntake) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const principal = principalOf(request);
    const mostBytes = principal ? fileBytes(request, context.getHandler()) : null;
    if (isOfBusiness(principal) && streamOf(context.getHandler())) await this.stream(context, principal);
    else if (mostBytes !== null) await multipartBody(request, mostBytes);
    else if (principal || takesPublicBody(context.getHandler()))
      await this.reader(context, principal?.kind ?? 'public')(request, http.getResponse<Response>());
    inspectText(request.query);
    return true;
  }

  /** Its pieces are stored as they come, before any interceptor has made the context. */
  private async stream(context: ExecutionContext, { tenantId }: OfBusiness): Promise<void> {
    const { intake } = this;
    const stream = streamOf(context.getHandler());
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    if (!intake || !stream) throw new Error('There is nobody who stores files that are streamed.');
    await runAsTenant(tenantId, currentContext(), () => streamedBody(request, response, stream, intake));
  }

  private reader(context: ExecutionContext, kind: PrincipalKind | 'public'): BodyReader {
    const controller = context.getClass() as DtoClass;
    const { name } = context.getHandler();
    const id = `${controller.name}.${name} ${kind}`;
    let reader = this.readers.get(id);
    if (!reader) {
      const free = freeBodyOf(context.getHandler());
      reader = jsonBody(free ?? limitsFor(kind, limitsOf(inputOf(controller, name).body)));
      this.readers.set(id, reader);
    }
    return reader;
  }
}

type OfBusiness = Extract<Principal, { kind: 'tenant' | 'member' }>;

function isOfBusiness(principal: Principal | undefined): principal is OfBusiness {
  return principal?.kind === 'tenant' || principal?.kind === 'member';
}

/**
 * Anybody can call with a publishable key or as a visitor, so the declared limits apply; a tenant with a secret key may
 * send any body up to 1 MB, and to an operation that may need more (products) up to 4 MB.
 */
function limitsFor(kind: PrincipalKind | 'public', declared: BodyLimits): BodyLimits {
  const isAnybody = kind === 'public' || kind === 'publishable' || kind === 'visitor';
  return isAnybody ? declared : { ...declared, bytes: Math.max(declared.bytes, MEGABYTE) };
}
