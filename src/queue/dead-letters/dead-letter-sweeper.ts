import { Injectable } from '@nestjs/common';
import { HourlySweep } from '../../platform/database/hourly-sweep.js';
import { DeadLettersRepository } from './dead-letters.repository.js';

/** Deletes dead letters that were retried or discarded long ago. */
@Injectable()
export class DeadLetterSweeper extends HourlySweep {
  constructor(private readonly letters: DeadLettersRepository) {
    super('Old dead letters');
  }

  protected deleteOld(): Promise<void> {
    return this.letters.deleteDecided();
  }
}
