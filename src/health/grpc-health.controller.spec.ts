import { Metadata } from '@grpc/grpc-js';
import { firstValueFrom, lastValueFrom, toArray } from 'rxjs';
import { GrpcHealthController } from './grpc-health.controller.js';
import type { HealthReport, HealthService } from './health.service.js';

function controller() {
  const health = { isDraining: false, status: 'ok' as HealthReport['status'] };
  const service = {
    get isDraining() {
      return health.isDraining;
    },
    ready: () => Promise.resolve({ status: health.isDraining ? 'unavailable' : health.status, checks: {} }),
  };
  return { health, grpc: new GrpcHealthController(service as unknown as HealthService) };
}

const asked = (service: string) => [{ service }, new Metadata()] as const;

describe('health over gRPC', () => {
  it.each(['', 'frontdesk.chat.v1.ChatEngine'])('of "%s" is the readiness of the process', async (name) => {
    const { health, grpc } = controller();
    expect(await grpc.check(...asked(name))).toEqual({ status: 'SERVING' });
    health.status = 'unavailable';
    expect(await grpc.check(...asked(name))).toEqual({ status: 'NOT_SERVING' });
  });

  it('of another service is refused, and watched as unknown', async () => {
    const { grpc } = controller();
    expect(() => grpc.check(...asked('other'))).toThrow('There is no such service here.');
    expect(await firstValueFrom(grpc.watch({ service: 'other' }))).toEqual({ status: 'SERVICE_UNKNOWN' });
  });

  it('is told at each change, and ends when the process drains', async () => {
    const { health, grpc } = controller();
    const told = lastValueFrom(grpc.watch({ service: '' }).pipe(toArray()));
    await firstValueFrom(grpc.watch({ service: '' }));
    health.isDraining = true;
    expect(await told).toEqual([{ status: 'SERVING' }, { status: 'NOT_SERVING' }]);
  });
});
