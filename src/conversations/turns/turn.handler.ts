import { Injectable, Logger } from '@nestjs/common';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { JobSender } from '../../platform/queueing/outbox.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import { ConversationNotices } from '../announcements.js';
import type { ClaimedTurn } from '../conversation.types.js';
import { noticeText } from '../words/words.js';
import { TurnReleases } from './turn-releases.js';
import { ProcessStops, TurnRunner } from './turn-runner.js';
import { MOST_STOPS, TurnsRepository, type Finished } from './turns.repository.js';

/** A turn that was begun this often is given up, and a person takes over. */
const MAX_TRIES = 3;

/** Answers one turn: claim, engine, stream, commit. Killed anywhere, the next try ends with one answer. */
@Injectable()
export class TurnHandler extends JobHandlerPort {
  private readonly logger = new Logger('Turn');

  constructor(
    private readonly turns: TurnsRepository,
    private readonly runner: TurnRunner,
    private readonly releases: TurnReleases,
    private readonly notices: ConversationNotices,
    private readonly tenants: TenantProfiles,
    private readonly jobs: JobSender,
  ) {
    super();
  }

  async handle({ outboxId, reference: turnId, alone }: JobHandling): Promise<void> {
    const turn = (await this.turns.claim(turnId)) ?? (await this.claimAlone(turnId, alone));
    // Over, held by a live worker, waiting for an earlier turn, whose end sends this one, or erased.
    if (!turn) return this.turns.settleErased(turnId, outboxId);
    const finished = await this.finishOrRelease(turn, outboxId);
    if (!finished) return;
    if (finished.message) await this.notices.announce(finished.message);
    else await this.notices.takenOver(turn);
    if (finished.next) await this.jobs.send(finished.next);
  }

  /**
   * A process has died or stood still with this turn and perhaps others in it, and nobody knows which of them did it.
   * Each runs alone the second time: the innocent are answered, and the one that does it again is known.
   */
  private async claimAlone(turnId: string, alone: JobHandling['alone']): Promise<ClaimedTurn | null> {
    if (!(await this.turns.mustRunAlone(turnId))) return null;
    await alone();
    return this.turns.claim(turnId, true);
  }

  /** A turn that this process does not end is given back: it must not look as if the process had died. */
  private async finishOrRelease(turn: ClaimedTurn, outboxId: string): Promise<Finished | null> {
    try {
      return await this.finish(turn, outboxId);
    } catch (error) {
      await this.releases.release(turn, !(error instanceof ProcessStops));
      throw error;
    }
  }

  private finish(turn: ClaimedTurn, outboxId: string): Promise<Finished | null> {
    const { id: turnId, conversationId, attempts, stops } = turn;
    if (stops >= MOST_STOPS) {
      this.logger.error(
        { turnId, conversationId, stops },
        'The turn has stopped its process twice: set aside',
      );
      return this.giveUp(turn, 'stopped_process', outboxId);
    }
    return attempts > MAX_TRIES ? this.giveUp(turn, 'turn_failed', outboxId) : this.answer(turn, outboxId);
  }

  private async answer(turn: ClaimedTurn, outboxId: string): Promise<Finished | null> {
    try {
      return await this.runner.run(turn, ({ responder, answer }) =>
        this.turns.complete(turn, responder, answer, outboxId),
      );
    } catch (error) {
      if (turn.attempts < MAX_TRIES || error instanceof ProcessStops) throw error;
      this.logger.error({ err: error, turnId: turn.id }, 'The turn failed for good');
      return this.giveUp(turn, 'turn_failed', outboxId);
    }
  }

  /** @param code Kept with the turn. */
  private async giveUp(turn: ClaimedTurn, code: string, outboxId: string): Promise<Finished | null> {
    const { locale } = await this.tenants.profile();
    return this.turns.fail(turn, code, noticeText('failed', turn.visitor.locale ?? locale), outboxId);
  }
}
