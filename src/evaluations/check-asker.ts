import { Injectable, Logger } from '@nestjs/common';
import { lastValueFrom, reduce, timeout, TimeoutError } from 'rxjs';
import { ChatEngine, type Answer, type Responder, type TurnEvent } from '../chat/chat-engine.port.js';
import { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { currentTenantId } from '../platform/context/request-context.js';
import type { Check, CheckError } from './evaluation.types.js';
import type { CheckOutcome } from './evaluations.repository.js';
import { judge } from './expectations.js';

/** Longer than a turn may take. */
const LONGEST_ANSWER_MS = 30_000;
/** Characters of an answer that are kept. */
const LONGEST_KEPT = 4_000;

interface Heard {
  responder: Responder;
  answer: Answer | null;
}

/**
 * Asks the assistant a check's question as a new visitor would, and judges the answer. Nothing is stored: neither
 * conversation nor visitor exist, and what the answer hands off or leaves open is dropped with it.
 */
@Injectable()
export class CheckAsker {
  private readonly logger = new Logger('Evaluation');

  constructor(
    private readonly engine: ChatEngine,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `unavailable` while a store is away: the check is asked again then. */
  async ask(check: Check): Promise<CheckOutcome> {
    try {
      const { responder, answer } = await this.listen(check);
      if (!answer) throw new Error('The engine ended without an answer.');
      const { missing, found } = judge(answer.text, check);
      return {
        passed: missing.length + found.length === 0,
        answer: answer.text.slice(0, LONGEST_KEPT),
        missing,
        found,
        confidence: answer.confidence,
        responder,
        error: null,
      };
    } catch (error) {
      if (error instanceof DomainError && error.category === 'unavailable') throw error;
      this.logger.error({ err: error as Error }, 'A check could not be asked');
      return withoutAnswer(check, error instanceof TimeoutError ? 'timeout' : 'fault');
    }
  }

  private listen({ question, locale }: Check): Promise<Heard> {
    const events = this.engine.answer({
      tenantId: currentTenantId(),
      conversationId: newId(),
      turnId: newId(),
      visitorId: newId(),
      verifiedEmail: null,
      text: question,
      history: [],
      memory: {},
      locale,
      isTrial: true,
      at: this.clock.now().toISOString(),
    });
    return lastValueFrom(
      events.pipe(
        reduce(heard, { responder: 'builtin', answer: null } as Heard),
        timeout({ first: LONGEST_ANSWER_MS }),
      ),
    );
  }
}

/** A check that failed because nothing was answered. */
export function withoutAnswer({ must }: Check, error: CheckError): CheckOutcome {
  return { passed: false, answer: '', missing: must, found: [], confidence: null, responder: null, error };
}

function heard(before: Heard, event: TurnEvent): Heard {
  if (event.type === 'started') return { ...before, responder: event.responder };
  return event.type === 'completed' ? { ...before, answer: event.answer } : before;
}
