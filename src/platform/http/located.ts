import {
  applyDecorators,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { tap, type Observable } from 'rxjs';

@Injectable()
class Location implements NestInterceptor<{ id: string }, { id: string }> {
  intercept(context: ExecutionContext, next: CallHandler<{ id: string }>): Observable<{ id: string }> {
    const http = context.switchToHttp();
    const { path } = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    return next
      .handle()
      .pipe(tap(({ id }) => response.setHeader('Location', `${path.replace(/\/$/u, '')}/${id}`)));
  }
}

/** Of a POST on a list that answers what it has made: `Location` is the address of that. */
export const Located = (): MethodDecorator => applyDecorators(UseInterceptors(Location));
