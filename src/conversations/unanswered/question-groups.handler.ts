import { Injectable } from '@nestjs/common';
import { supported } from '../../language/detection/detect-language.js';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { WorkSlices } from '../../platform/time/work-slices.js';
import { QuestionMeanings } from './question-meanings.service.js';
import { questionKey } from './question-key.js';
import { QuestionGroupsRepository, type OldQuestion } from './question-groups.repository.js';

const BATCH = 100;
/** What is left is done when the relay sends the job again. */
const MOST_BATCHES = 10;

/**
 * Groups questions anew whose keys were made by older rules, then those that mean the same. Killed at any point, the next
 * attempt does the rest.
 */
@Injectable()
export class QuestionGroupsHandler extends JobHandlerPort {
  constructor(
    private readonly questions: QuestionGroupsRepository,
    private readonly slices: WorkSlices,
    private readonly meanings: QuestionMeanings,
  ) {
    super();
  }

  async handle({ outboxId }: JobHandling): Promise<void> {
    for (let done = 0; done < MOST_BATCHES; done += 1) {
      const batch = await this.questions.old(BATCH);
      if (batch.length > 0) await this.questions.move(await this.keysOf(batch));
      if (batch.length < BATCH) {
        if (await this.meanings.group()) await this.questions.settle(outboxId);
        return;
      }
    }
  }

  private async keysOf(batch: readonly OldQuestion[]): Promise<[id: string, key: string][]> {
    const keys: [id: string, key: string][] = [];
    for (const { id, question, language } of batch) {
      await this.slices.next();
      keys.push([id, questionKey(question, supported(language))]);
    }
    return keys;
  }
}
