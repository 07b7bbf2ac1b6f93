import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { principalOf, type PrincipalKind } from '../../auth/principal.js';
import { LARGEST, limitsOf, type BodyLimits } from './body-limits.js';
import type { DtoClass } from '../validation/declared-bounds.js';
import { inspectText, jsonBody, type BodyReader } from './json-body.js';
import { inputOf } from './operation-input.js';

/**
 * Reads and parses the body, behind the guards that let the caller in and have counted the request: a body that is
 * refused or belongs to no operation is never parsed. Public pages take none.
 */
@Injectable()
export class BodyGuard implements CanActivate {
  /** By handler, and for a caller whose key is no secret by its kind too. */
  private readonly readers = new Map<string, BodyReader>();

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const principal = principalOf(request);
    if (principal) await this.reader(context, principal.kind)(request, http.getResponse<Response>());
    inspectText(request.query);
    return true;
  }

  private reader(context: ExecutionContext, kind: PrincipalKind): BodyReader {
    const controller = context.getClass() as DtoClass;
    const { name } = context.getHandler();
    const id = `${controller.name}.${name} ${kind}`;
    let reader = this.readers.get(id);
    if (!reader) {
      reader = jsonBody(limitsFor(kind, limitsOf(inputOf(controller, name).body)));
      this.readers.set(id, reader);
    }
    return reader;
  }
}

/** A widget key stands in every page and a visitor is anybody; a secret key is a customer's, who may send any 1 MB. */
function limitsFor(kind: PrincipalKind, declared: BodyLimits): BodyLimits {
  const isStranger = kind === 'publishable' || kind === 'visitor';
  return isStranger ? declared : { ...declared, bytes: LARGEST.bytes };
}
