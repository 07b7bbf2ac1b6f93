import type { ModelUsage } from '../model-client.port.js';
import type { AttemptFailure } from './attempt-failure.js';
import type { Capabilities } from './capabilities.js';

/** One request has failed; whether another one follows is for the client to say. */
export class FailedAttempt extends Error {
  constructor(
    readonly failure: AttemptFailure,
    /** As they were for this attempt. */
    readonly can: Capabilities,
    /** What the attempt has cost if the server has worked on it. */
    readonly usage: ModelUsage,
    /** The server has sent something of an answer, whether it could be shown or not. */
    readonly hasAnswered: boolean,
  ) {
    super(failure.fault.message);
  }
}
