import { Injectable } from '@nestjs/common';
import { ScheduledWork } from '../../platform/queueing/schedules.js';
import { DeadLettersRepository } from './dead-letters.repository.js';

/** Deletes dead letters that were retried or discarded long ago, or that nobody can mend any more. */
@Injectable()
export class DeadLetterSweeper extends ScheduledWork {
  constructor(private readonly letters: DeadLettersRepository) {
    super();
  }

  run(): Promise<void> {
    return this.letters.deleteOld();
  }
}
