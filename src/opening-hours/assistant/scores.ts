import { ABOVE_ARTICLES } from '../../assistant/scores.js';

/** Scores of clauses about opening hours, by their sense and other properties. */
export const SCORES = {
  bareMoment: 0.35,
  /** An article may say when the kitchen closes; otherwise the opening hours are the closest answer. */
  otherThing: 0.5,
  /** From this score on, a noun for the business itself makes it certain. */
  ownThingLeast: 0.9,
  ownThing: ABOVE_ARTICLES,
  /** "Can we turn up at two on Wednesday night?": a day and a time, with unknown words. */
  dayAndTime: 0.55,
  follows: 0.85,
  bareFirst: 0.8,
  certain: 0.95,
  certainOffTopic: 0.7,
  break: ABOVE_ARTICLES,
  verb: 0.92,
  verbOffTopic: 0.5,
  visitOffTopic: 0.3,
  presentDated: 0.75,
  presentHours: 0.6,
  present: 0.3,
  lateDayAndTime: 0.97,
  lateDated: 0.93,
  late: 0.35,
  /** "Is it too late to return a present after Christmas?": articles tell until when. */
  deadline: 0.36,
  visitCompany: 0.4,
  visitDayAndTime: 0.88,
  visitDated: 0.75,
  visitHours: 0.5,
  exceptionsDated: 0.7,
  exceptionsShort: 0.55,
  exceptions: 0.3,
  dated: 0.7,
  pauseShort: 0.6,
  /** "Is there a gap between lunch and dinner, or are you there right through?" */
  pauseLong: 0.55,
} as const;
