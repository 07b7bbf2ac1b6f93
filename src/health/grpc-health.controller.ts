import { Metadata, status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import { distinctUntilChanged, exhaustMap, takeWhile, timer, type Observable } from 'rxjs';
import type { HealthAnswer, HealthQuestion } from '../platform/grpc/grpc-health.js';
import { HealthService } from './health.service.js';

const WATCH_MS = 1_000;
/** Services of this process; the empty name is the process itself. */
const KNOWN = new Set(['', 'frontdesk.chat.v1.ChatEngine']);

/** The readiness of this process as gRPC's own health service; open to everybody, as probes know no secret. */
@Controller()
export class GrpcHealthController {
  constructor(private readonly health: HealthService) {}

  @GrpcMethod('Health', 'Check')
  check({ service }: HealthQuestion, _metadata: Metadata): Promise<HealthAnswer> {
    if (!KNOWN.has(service))
      throw new RpcException({ code: status.NOT_FOUND, message: 'There is no such service here.' });
    return this.answer();
  }

  /** Tells each change. Ends when the process stops, or the server's shutdown would wait for it. */
  @GrpcMethod('Health', 'Watch')
  watch({ service }: HealthQuestion): Observable<HealthAnswer> {
    const isKnown = KNOWN.has(service);
    return timer(0, WATCH_MS).pipe(
      exhaustMap(() =>
        isKnown ? this.answer() : Promise.resolve<HealthAnswer>({ status: 'SERVICE_UNKNOWN' }),
      ),
      takeWhile(() => !this.health.isDraining, true),
      distinctUntilChanged((before, after) => before.status === after.status),
    );
  }

  private async answer(): Promise<HealthAnswer> {
    const { status: found } = await this.health.ready();
    return { status: found === 'unavailable' ? 'NOT_SERVING' : 'SERVING' };
  }
}
