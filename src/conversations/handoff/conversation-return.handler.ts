import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { OpeningHoursService } from '../../opening-hours/opening-hours.service.js';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import { ConversationNotices } from '../announcements.js';
import { HandoffsRepository } from './handoffs.repository.js';
import { ifStillSilent, type Silence } from './silence.js';

const DEFAULT_MINUTES = 24 * 60;
/** When the business never opens again by its hours, which it may change. */
const LOOK_AGAIN_MS = 24 * 60 * 60_000;
const SHORTEST_PAUSE_MS = 5_000;

/**
 * Gives a conversation back to the assistant when no member has written for as long as the business wants. The outbox
 * row exists while the conversation is with the team; it is sent first when that time is over.
 */
@Injectable()
export class ConversationReturnHandler extends JobHandlerPort {
  private readonly logger = new Logger('Handoff');

  constructor(
    private readonly handoffs: HandoffsRepository,
    private readonly notices: ConversationNotices,
    private readonly hours: OpeningHoursService,
    private readonly tenants: TenantProfiles,
    private readonly clock: Clock,
  ) {
    super();
  }

  async handle({ outboxId, reference: conversationId }: JobHandling): Promise<void> {
    const silence = await this.handoffs.silence(conversationId);
    if (!silence) return this.handoffs.settleReturn(outboxId, conversationId);
    const now = this.clock.now().getTime();
    const due = await this.dueAt(silence);
    if (due === null || due.getTime() > now) {
      const pause = due === null ? LOOK_AGAIN_MS : Math.max(due.getTime() - now, SHORTEST_PAUSE_MS);
      return this.handoffs.postpone(outboxId, new Date(now + pause));
    }
    await this.giveBack(conversationId, silence, outboxId);
  }

  /** Not when somebody has written meanwhile: then the row stays, and the relay sends it again. */
  private async giveBack(conversationId: string, silence: Silence, outboxId: string): Promise<void> {
    const { status } = silence;
    const notice = status === 'waiting' ? 'nobodyCame' : 'returned';
    const isStill = ifStillSilent(conversationId, silence, outboxId);
    const isGivenBack = await this.notices.giveBack(conversationId, notice, isStill);
    if (isGivenBack)
      this.logger.warn({ conversationId, status }, 'No member came: the assistant answers again');
  }

  private async dueAt({ since }: Silence): Promise<Date | null> {
    const { returnAfterMinutes = DEFAULT_MINUTES } = await this.tenants.profile();
    return this.hours.afterOpenMinutes(since, returnAfterMinutes);
  }
}
