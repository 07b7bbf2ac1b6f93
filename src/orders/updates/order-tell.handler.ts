import { Injectable } from '@nestjs/common';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { Clock } from '../../kernel/clock.js';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import { provenCitation } from '../assistant/citation.js';
import { newsOf, toldOf } from '../assistant/news.js';
import { sayNews } from '../assistant/sentences.js';
import { viewOf } from '../assistant/view.js';
import { forVisitor } from '../order-for-visitor.js';
import { InquiriesRepository } from './inquiries.repository.js';

/**
 * Tells a visitor who has asked about an order what has become of it, once for each change, and only what an answer to
 * them would show. Not while a member has the conversation, and not when it is resolved.
 */
@Injectable()
export class OrderTellHandler extends JobHandlerPort {
  constructor(
    private readonly inquiries: InquiriesRepository,
    private readonly conversations: ConversationsService,
    private readonly tenants: TenantProfiles,
    private readonly clock: Clock,
  ) {
    super();
  }

  async handle({ outboxId, reference }: JobHandling): Promise<void> {
    const inquiry = await this.inquiries.get(reference);
    if (!inquiry) return this.inquiries.settle(outboxId);
    const tenant = await this.tenants.profile();
    const order = viewOf(forVisitor(inquiry.order), { tenant, now: this.clock.now() });
    const news = newsOf(inquiry.told, order);
    if (!news || tenant.assistant.orderUpdates === false) return this.inquiries.settle(outboxId);
    const isTold = await this.conversations.tell(
      inquiry.conversationId,
      (speech) => ({ text: sayNews(order, news, speech), citations: [provenCitation(order)] }),
      (sql) => this.inquiries.told(sql, inquiry, toldOf(order), outboxId),
    );
    if (!isTold) await this.inquiries.settle(outboxId);
  }
}
