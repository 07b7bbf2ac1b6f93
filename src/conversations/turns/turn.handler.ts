import { Injectable, Logger } from '@nestjs/common';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { JobSender } from '../../platform/queueing/outbox.js';
import { inSpan } from '../../platform/tracing/spans.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import type { Responder } from '../../chat/chat-engine.port.js';
import { ConversationNotices, type TurnEnd } from '../announcements.js';
import type { ClaimedTurn } from '../conversation.types.js';
import { noticeText } from '../words/words.js';
import { countTurn } from './turn-metrics.js';
import { TurnReleases } from './turn-releases.js';
import { CANCELLED, TAKEN_OVER } from './turn-answers.repository.js';
import { ProcessStops, stoppedAnswer, TurnRunner, TurnStopped } from './turn-runner.js';
import { TurnLost, TurnTakenOver } from './turn-watch.js';
import { MOST_STOPS } from './turn-claim.js';
import { TurnsRepository, type Finished } from './turns.repository.js';

/** After this many attempts a turn fails, and the conversation is handed off to a person. */
const MAX_TRIES = 3;
/** Codes of turns that are given up: an operator may retry them. */
const GIVEN_UP = { turn_failed: 'Three attempts failed.', stopped_process: 'It stopped its process twice.' };

/** Who has answered, as soon as somebody has. */
interface Answered {
  by: Responder | null;
}

/** Code of the turn and reason of the handoff. */
const LOOP = 'loop';

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

  async handle({ outboxId, reference: turnId, isRetry, alone }: JobHandling): Promise<void> {
    if (isRetry) await this.turns.beginAnew(turnId, Object.keys(GIVEN_UP));
    const turn = (await this.turns.claim(turnId)) ?? (await this.claimAlone(turnId, alone));
    // The turn is finished, held by a live worker, erased, waiting for further messages, or for an earlier turn, whose
    // end sends this job again.
    if (!turn) return this.turns.settleErased(turnId, outboxId);
    const answered: Answered = { by: null };
    const finished = await inSpan('chat.turn', { 'frontdesk.turn': turnId }, () =>
      this.finishOrRelease(turn, outboxId, answered),
    );
    if (!finished) return;
    countTurn(turn, finished, answered.by);
    if (finished.message) await this.notices.announce(finished.message, turn.channel);
    else await this.notices.endedSilently(endOf(turn), finished.code);
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
  private async finishOrRelease(
    turn: ClaimedTurn,
    outboxId: string,
    answered: Answered,
  ): Promise<Finished | null> {
    try {
      return await this.finish(turn, outboxId, answered);
    } catch (error) {
      await this.releases.release(turn, !(error instanceof ProcessStops));
      throw error;
    }
  }

  private finish(turn: ClaimedTurn, outboxId: string, answered: Answered): Promise<Finished | null> {
    const { id: turnId, conversationId, attempts, stops } = turn;
    if (turn.isCancelled) return this.stopBefore(turn, outboxId);
    if (turn.isLooping) return this.breakLoop(turn, outboxId);
    if (stops >= MOST_STOPS) {
      this.logger.error(
        { turnId, conversationId, stops },
        'The turn has stopped its process twice: set aside',
      );
      return this.giveUp(turn, 'stopped_process', outboxId);
    }
    if (attempts > MAX_TRIES) return this.giveUp(turn, 'turn_failed', outboxId);
    return this.answer(turn, outboxId, answered);
  }

  private async answer(turn: ClaimedTurn, outboxId: string, answered: Answered): Promise<Finished | null> {
    try {
      return await this.runner.run(turn, (outcome) => {
        answered.by = outcome.responder;
        return this.turns.complete(turn, outcome, outboxId);
      });
    } catch (error) {
      answered.by = error instanceof TurnStopped ? error.responder : null;
      if (error instanceof TurnStopped) return this.stop(turn, error, outboxId);
      if (error instanceof TurnLost) return null;
      if (error instanceof TurnTakenOver) return this.turns.drop(turn, TAKEN_OVER, outboxId);
      if (turn.attempts < MAX_TRIES || error instanceof ProcessStops) throw error;
      this.logger.error({ err: error, turnId: turn.id }, 'The turn failed for good');
      return this.giveUp(turn, 'turn_failed', outboxId);
    }
  }

  /** What the visitor has seen is the answer, without its end; a turn that has shown nothing ends without one. */
  private stop(
    turn: ClaimedTurn,
    { responder, answer }: Pick<TurnStopped, 'responder' | 'answer'>,
    outboxId: string,
  ): Promise<Finished | null> {
    if (answer.text === '') return this.turns.drop(turn, CANCELLED, outboxId);
    return this.turns.complete(turn, { responder, answer, trace: null }, outboxId, CANCELLED);
  }

  /** Of a turn whose worker has died, or that waited, when its end was asked for. */
  private async stopBefore(turn: ClaimedTurn, outboxId: string): Promise<Finished | null> {
    const text = await this.runner.shownBefore(turn);
    const answer = stoppedAnswer(turn, text, { citations: [], tools: [] });
    return this.stop(turn, { responder: 'builtin', answer }, outboxId);
  }

  /** Hands off to a person, once; while that person is waited for, the program gets no answer at all. */
  private async breakLoop(turn: ClaimedTurn, outboxId: string): Promise<Finished | null> {
    const { id: turnId, conversationId, conversationStatus } = turn;
    this.logger.warn({ turnId, conversationId }, 'The visitor seems to be a program: no answer');
    if (conversationStatus !== 'assistant') return this.turns.drop(turn, LOOP, outboxId);
    return this.turns.fail(turn, LOOP, { text: await this.notice('loop', turn), reason: LOOP }, outboxId);
  }

  /** @param code The error code stored with the turn. */
  private async giveUp(
    turn: ClaimedTurn,
    code: keyof typeof GIVEN_UP,
    outboxId: string,
  ): Promise<Finished | null> {
    const text = await this.notice('failed', turn);
    return this.turns.fail(turn, code, { text, reason: 'fault', deadLetter: GIVEN_UP[code] }, outboxId);
  }

  private async notice(notice: 'failed' | 'loop', { visitor }: ClaimedTurn): Promise<string> {
    const { locale, assistant } = await this.tenants.profile();
    return noticeText(notice, visitor.locale ?? locale, assistant.address);
  }
}

function endOf({ id, conversationId, messages }: ClaimedTurn): TurnEnd {
  return { turnId: id, conversationId, seq: (messages.at(-1) ?? messages[0]).seq };
}
