import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { currentContext } from '../../context/request-context.js';
import { nameRequest } from '../../tracing/spans.js';
import { wrongMethodOfName } from '../missing-route.js';
import { operationId } from './operation-id.js';

const names = new WeakMap<object, string>();

/** The first guard: from here on it is known which operation a request asks for. Its credential is not looked at. */
@Injectable()
export class OperationGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    // A socket's calls have no path.
    const refusal = context.getType() === 'http' ? wrongMethodOfName(request) : null;
    if (refusal) throw refusal;
    const handler = context.getHandler();
    let name = names.get(handler);
    if (name === undefined) names.set(handler, (name = operationId(context.getClass().name, handler.name)));
    currentContext().operation = name;
    nameRequest(request.method, name);
    return true;
  }
}
