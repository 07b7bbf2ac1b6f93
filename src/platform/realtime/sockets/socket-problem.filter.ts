import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { refuseCall, type Acknowledge, type SocketCaller } from './socket-caller.js';

/** All errors of calls over a socket are sent by this filter. */
@Catch()
export class SocketProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const [{ open }, , acknowledge] = host.getArgs<[SocketCaller, unknown, Acknowledge | undefined]>();
    refuseCall(open, thrown, acknowledge);
  }
}
