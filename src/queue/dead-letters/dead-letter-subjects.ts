import type { JobKind } from '../../kernel/job-names.js';
import type { DeadLetter, DeadLetterSubject } from './dead-letter.types.js';
import type { SubjectRow } from './dead-letter-subjects.repository.js';

interface Told {
  /** What a job was to do. */
  task: string;
  /** Whether it was about the business as a whole. */
  isOfAll?: true;
}

/** Exhaustive: a job of each kind in plain words. */
const TOLD: Record<JobKind, Told> = {
  'turn.answer': { task: 'Answer a visitor’s message.' },
  'handoff.notify': { task: 'Tell the business by mail that a conversation waits for a person.' },
  'conversation.return': { task: 'Give a conversation back to the assistant when no person comes.' },
  'budget.warn': {
    task: 'Tell the business by mail that its budget for models is nearly used up.',
    isOfAll: true,
  },
  'visitor.erase': { task: 'Erase a visitor’s data.' },
  'questions.regroup': { task: 'Group the unanswered questions anew.', isOfAll: true },
  'questions.learn': { task: 'Learn what would have answered a question that a person answered.' },
  'evaluation.begin': { task: 'Begin the run of the business’s checks after a change.', isOfAll: true },
  'evaluation.run': { task: 'Run the business’s checks.', isOfAll: true },
  'catalog.embed': {
    task: 'Prepare changed products and articles for search by meaning.',
    isOfAll: true,
  },
  'source.read': { task: 'Read a website, file or feed of the business.' },
  'import.run': { task: 'Import a file of the business.' },
  'event.payment': { task: 'Take over a payment that an event source told of.' },
  'event.order': { task: 'Take over the change of an order that an event source told of.' },
  'event.refund': { task: 'Take over a refund that an event source told of.' },
  'event.stock': { task: 'Take over a stock that an event source told of.' },
  'webhook.deliver': { task: 'Tell a system of the business of an event.' },
  'webhook.tend': { task: 'Cancel, release or delete what waits for a webhook.' },
  'webhook.notify': { task: 'Tell the business by mail that a webhook was paused.' },
  'channel.deliver': { task: 'Send a message to a customer’s messenger.' },
  'member.mail': { task: 'Send a link to somebody who signs in or is invited.', isOfAll: true },
  'order.tell': { task: 'Tell a visitor of a change of an order that they asked about.' },
};

/** @param row null when what the job was about is gone, and for a job that is about the business as a whole */
export function subjectOf({ kind }: Pick<DeadLetter, 'kind'>, row: SubjectRow | null): DeadLetterSubject {
  // A newer version may have stored a kind that this one does not know.
  const told = Object.hasOwn(TOLD, kind) ? TOLD[kind] : { task: `Do a job of the kind "${kind}".` };
  return {
    task: told.task,
    subject: row ? WORDS[row.what](row) : 'isOfAll' in told ? 'The business as a whole' : 'It is gone',
    conversationId: row?.conversation_id ?? null,
    messageId: row?.message_id ?? null,
    orderId: row?.order_id ?? null,
    sourceId: row?.source_id ?? null,
  };
}

const WORDS: Record<SubjectRow['what'], (row: SubjectRow) => string> = {
  message: ({ name, detail }) => `Message ${name ?? ''} of a conversation (${detail})`.replace('  ', ' '),
  conversation: ({ detail }) => `A conversation (${detail})`,
  question: () => 'A question that the assistant could not answer',
  visitor: () => 'A visitor',
  order: ({ order_number: number, detail }) => `Order ${number}, asked about in a conversation (${detail})`,
  delivery: ({ order_number: number, name, detail, reason }) => {
    const delivery = `delivery "${detail}" of the event source "${name}"`;
    if (number !== null) return `Order ${number}, in the ${delivery}`;
    return `The ${delivery}${reason === null ? '' : `. ${reason}`}`;
  },
  webhook: ({ name, detail }) =>
    detail === null ? `The webhook of ${name}` : `Event "${detail}" for the webhook of ${name}`,
  sent: ({ name, detail, reason }) =>
    `Message ${name} of a conversation (${detail})${reason === null ? '' : `. ${reason}`}`,
  source: ({ name, detail }) => `The ${detail} "${name}"`,
};
