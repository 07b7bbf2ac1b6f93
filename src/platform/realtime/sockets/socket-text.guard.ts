import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { invalid } from '../../../kernel/errors.js';
import { inspectText } from '../../http/body/json-body.js';

/** What `BodyGuard` is for bodies: text that can be stored, no keys that reach a prototype, no depths; and no bytes. */
@Injectable()
export class SocketTextGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const data: unknown = context.switchToWs().getData();
    refuseBytes(data);
    inspectText(data);
    return true;
  }
}

/** Calls are flat, so bytes stand in a field. */
function refuseBytes(data: unknown): void {
  if (typeof data !== 'object' || data === null) return;
  for (const [field, value] of Object.entries({ '': data, ...data })) {
    if (!ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer)) continue;
    const pointer = field === '' ? '' : `/${field}`;
    throw invalid([{ pointer, code: 'no_bytes', detail: 'Send text, not bytes.' }]);
  }
}
