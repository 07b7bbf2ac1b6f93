import type { JobKind } from '../../kernel/job-names.js';
import type { SubjectRow } from './dead-letter-subjects.repository.js';
import { subjectOf } from './dead-letter-subjects.js';

const NOTHING: Omit<SubjectRow, 'what'> = {
  ...{ reference: 'r', name: null, detail: null, reason: null, order_number: null },
  ...{ conversation_id: null, message_id: null, order_id: null, source_id: null },
};

describe('what a dead letter was about', () => {
  it.each<[Pick<SubjectRow, 'what'> & Partial<SubjectRow>, string]>([
    [{ what: 'message', name: '3', detail: 'widget' }, 'Message 3 of a conversation (widget)'],
    [{ what: 'message', detail: 'widget' }, 'Message of a conversation (widget)'],
    [{ what: 'question' }, 'A question that the assistant could not answer'],
    [{ what: 'visitor' }, 'A visitor'],
    [{ what: 'source', name: 'Help pages', detail: 'website' }, 'The website "Help pages"'],
  ])('is said of %j', (row, expected) => {
    expect(subjectOf({ kind: 'turn.answer' }, { ...NOTHING, ...row }).subject).toBe(expected);
  });

  it('of a kind that only a newer version knows is said as far as it is known', () => {
    expect(subjectOf({ kind: 'parcel.track' as JobKind }, null)).toMatchObject({
      task: 'Do a job of the kind "parcel.track".',
      subject: 'It is gone',
    });
  });
});
