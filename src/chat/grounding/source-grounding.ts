import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { WRITING } from '../../language/language.js';
import { FactBook } from './facts/fact-book.js';
import { FactReader } from './facts/fact-reader.js';
import { GroundedAnswer } from './grounded-answer.js';
import { Grounding, type GroundedText, type GroundingInput } from './grounding.port.js';
import { Judge } from './judge.js';
import { visitorOf } from './facts/visitor.js';

/** Checks a model's text against the sources of its turn: what follows from none of them is not shown. */
@Injectable()
export class SourceGrounding extends Grounding {
  open(input: GroundingInput): GroundedText {
    const { language, now, timezone, country, currency, sources, visitorTexts } = input;
    const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timezone);
    const calendar = { now: zoned, language, country, locale: WRITING[language].locale };
    const book = new FactBook(language);
    const reader = new FactReader(book, calendar, currency);
    const judge = new Judge(book, visitorOf(visitorTexts, language, country), calendar);
    const answer = new GroundedAnswer(book, reader, judge, calendar);
    answer.add(sources);
    return answer;
  }
}
