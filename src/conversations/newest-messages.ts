import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../platform/context/request-context.js';
import { MessagesRepository } from './messages.repository.js';

/** How long a question waits for others of the same business, to go with them in one statement. */
const GATHER_MS = 500;

interface Question {
  ids: Set<string>;
  /** Conversation → number of its newest message. */
  answer: Promise<ReadonlyMap<string, number>>;
}

/**
 * The newest messages of the conversations whose streams this process has open, asked for together: hundreds of readers
 * who wait would else send a statement each, every other second.
 */
@Injectable()
export class NewestMessages {
  private readonly open = new Map<string, Question>();

  constructor(private readonly messages: MessagesRepository) {}

  /** Whether the conversation has a message after this number; after half a second. */
  async hasLater(conversationId: string, seq: number): Promise<boolean> {
    const tenantId = currentTenantId();
    const question = this.open.get(tenantId) ?? this.begin(tenantId);
    question.ids.add(conversationId);
    return ((await question.answer).get(conversationId) ?? 0) > seq;
  }

  private begin(tenantId: string): Question {
    const ids = new Set<string>();
    const gathered = new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    const answer = gathered.then(() => {
      this.open.delete(tenantId);
      return this.messages.newestSeqs([...ids]);
    });
    const question = { ids, answer };
    this.open.set(tenantId, question);
    return question;
  }
}
