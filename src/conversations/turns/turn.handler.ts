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

/** After this many attempts a turn fails, and the conversation is handed off to a person. */
const MAX_TRIES = 3;

/** Answers one turn: claim, engine, stream, commit. Killed at any point, the next attempt gives exactly one answer. */
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
    // The turn is finished, held by a live worker, erased, or waiting for an earlier turn, whose end sends this job
    // again.
    if (!turn) return this.turns.settleErased(turnId, outboxId);
    const finished = await this.finishOrRelease(turn, outboxId);
    if (!finished) return;
    if (finished.message) await this.notices.announce(finished.message);
    else await this.notices.takenOver(turn);
    if (finished.next) await this.jobs.send(finished.next);
  }

  /**
   * A process has crashed or blocked while it ran this turn and perhaps others, and it is unknown which one was the
   * cause. Each of them runs alone the second time, which answers the others and identifies the cause.
   */
  private async claimAlone(turnId: string, alone: JobHandling['alone']): Promise<ClaimedTurn | null> {
    if (!(await this.turns.mustRunAlone(turnId))) return null;
    await alone();
    return this.turns.claim(turnId, true);
  }

  /** A turn that this process does not finish must be released, or it would look as if the process had crashed. */
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

  /** @param code The error code stored with the turn. */
  private async giveUp(turn: ClaimedTurn, code: string, outboxId: string): Promise<Finished | null> {
    const { locale } = await this.tenants.profile();
    return this.turns.fail(turn, code, noticeText('failed', turn.visitor.locale ?? locale), outboxId);
  }
}
