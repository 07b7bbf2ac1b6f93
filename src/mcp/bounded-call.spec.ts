import { EventEmitter } from 'node:events';
import type { Response } from 'express';
import { boundedCall } from './bounded-call.js';

function responding(): Response & EventEmitter {
  return Object.assign(new EventEmitter(), { closed: false }) as unknown as Response & EventEmitter;
}

/** Never ends by itself, and notes why it was ended. */
function waiting(noted: unknown[]): (signal: AbortSignal) => Promise<never> {
  return (signal) => {
    signal.addEventListener('abort', () => noted.push(signal.reason), { once: true });
    return new Promise(() => undefined);
  };
}

describe('a call', () => {
  it('answers what its work answers, and lets go of the response', async () => {
    const response = responding();
    expect(await boundedCall(response, () => Promise.resolve('done'))).toBe('done');
    expect(response.listenerCount('close')).toBe(0);
  });

  it('fails as its work fails', async () => {
    const fault = new Error('no');
    await expect(boundedCall(responding(), () => Promise.reject(fault))).rejects.toBe(fault);
  });

  it('is ended when its time is up, and says when to come back', async () => {
    const noted: unknown[] = [];
    const response = responding();
    const refused = { code: 'call_too_long', category: 'unavailable', retryAfterSeconds: 10 };
    await expect(boundedCall(response, waiting(noted), 5)).rejects.toMatchObject(refused);
    expect(noted).toMatchObject([{ code: 'call_too_long' }]);
    expect(response.listenerCount('close')).toBe(0);
  });

  it('does not begin for a caller who has left before', async () => {
    const begun: unknown[] = [];
    const call = boundedCall(Object.assign(responding(), { closed: true }), () => {
      begun.push('work');
      return Promise.resolve('done');
    });
    await expect(call).rejects.toMatchObject({ code: 'caller_left' });
    expect(begun).toEqual([]);
  });

  it('is ended when its caller has left', async () => {
    const noted: unknown[] = [];
    const response = responding();
    const call = boundedCall(response, waiting(noted));
    response.emit('close');
    await expect(call).rejects.toMatchObject({ code: 'caller_left' });
    expect(noted).toMatchObject([{ code: 'caller_left' }]);
  });
});
