import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { inspectText } from '../../http/body/json-body.js';

/** What `BodyGuard` is for bodies: text that can be stored, no keys that reach a prototype, no depths. */
@Injectable()
export class SocketTextGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    inspectText(context.switchToWs().getData());
    return true;
  }
}
