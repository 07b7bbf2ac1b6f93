import { Injectable } from '@nestjs/common';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { WebhookTendingRepository, type Tended } from './webhook-tending.repository.js';
import { whyStopped } from './why-stopped.js';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
/** Of one run, about a second: then others get their turn. */
const MOST_BATCHES = 10;
/** What a receiver that has failed is tried with, as many as a business may have called at once. */
const TRIED = 16;
/** Until then it is known what became of them: a call takes ten at most. */
const TRIED_SECONDS = 15;

/**
 * Looks after what waits for a webhook: cancels it when the webhook was paused or disabled, deletes it when the webhook was
 * removed, and sends it when a hold is over. The webhook itself is changed before, and counts from then on.
 */
@Injectable()
export class WebhookTendHandler extends JobHandlerPort {
  constructor(private readonly tending: WebhookTendingRepository) {
    super();
  }

  async handle({ outboxId, reference: id }: JobHandling): Promise<void> {
    const webhook = await this.tending.get(id);
    const isDone = webhook
      ? await this.tend(id, webhook)
      : await inBatches((after) => this.tending.purge(id, after));
    if (isDone) await this.tending.settle(id, outboxId, TRIED_SECONDS);
    else await this.tending.goOn(outboxId);
  }

  /** @returns whether nothing more can be done for now */
  private async tend(id: string, { status, pauseReason, isFailing, isHeld }: Tended): Promise<boolean> {
    const why = whyStopped(status, pauseReason);
    if (!(await inBatches((after) => this.tending.cancel(id, why, after)))) return false;
    if (isHeld) return true;
    if (!isFailing) return inBatches((after) => this.tending.release(id, after));
    await this.tending.release(id, FIRST_ID, TRIED);
    return true;
  }
}

/** @param batch gets the last id of the batch before; null ends it @returns whether it has ended */
async function inBatches(batch: (after: string) => Promise<string | null>): Promise<boolean> {
  let after: string | null = FIRST_ID;
  for (let n = 0; after !== null && n < MOST_BATCHES; n += 1) after = await batch(after);
  return after === null;
}
