import type { Request } from 'express';
import { METRICS } from '../../metrics/metrics.js';
import type { OpenSocket } from './open-socket.js';
import { socketProblem } from './socket-problem.js';

/** Sends the answer of a call; absent where the client waits for none. */
export type Acknowledge = (answer: unknown) => void;

/** What the handlers, guards and interceptors of a call get for its request. */
export interface SocketCaller extends Request {
  open: OpenSocket;
}

/** The credential is proven again with each call, on an object of its own: that of the socket is watched. */
export function callerOf(open: OpenSocket): SocketCaller {
  return Object.assign(Object.create(open.req) as Request, { open });
}

/** An error is the answer of its call, `{ error }`, or the event `problem` where the client waits for no answer. */
export function refuseCall(
  { socket }: OpenSocket,
  thrown: unknown,
  acknowledge: Acknowledge | undefined,
): void {
  const problem = socketProblem(thrown);
  METRICS.socketCalls.add({
    outcome: problem.status >= 500 && problem.status !== 503 ? 'failed' : 'refused',
  });
  if (acknowledge) acknowledge({ error: problem });
  else socket.emit('problem', problem);
}
