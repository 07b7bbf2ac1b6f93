import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { currentContext } from '../context/request-context.js';
import { LoadShedder } from './load-shedder.js';
import { urgencyOf } from './urgency.js';

/** The first guard: a request that the process is too busy for costs nothing more. */
@Injectable()
export class OverloadGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly shedder: LoadShedder,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const urgency = urgencyOf(context, this.reflector);
    currentContext().urgency = urgency;
    this.shedder.admit(urgency);
    return true;
  }
}
