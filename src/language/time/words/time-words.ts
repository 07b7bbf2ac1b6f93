/** Words of days and dates in one language. In the lists by number the forms of one entry are divided by `|`. */
export interface TimeWords {
  /** Monday to Sunday, full names: understood in every conversation, whatever its language. */
  weekdays: readonly string[];
  /** Monday to Sunday; words of other languages ("mon", "do", "so"), so only the clause's own language reads them. */
  shortWeekdays: readonly string[];
  /** January to December; no form means two different months in two languages. */
  months: readonly string[];
  /** Ordinals or numbers of the days of a month, from 1. `x?` stands for with and without x. */
  daysOfMonth: readonly string[];

  // From here on alternatives of a pattern, in the notation of `phrase`.
  dayAfterTomorrow: readonly string[];
  tomorrow: readonly string[];
  today: readonly string[];
  yesterday: readonly string[];
  thisEvening: readonly string[];
  thisMorning: readonly string[];
  thisMidday: readonly string[];
  thisAfternoon: readonly string[];
  weekend: readonly string[];
  workdays: readonly string[];
  nextWeek: readonly string[];
  thisWeek: readonly string[];
  day: readonly string[];
  week: readonly string[];
}
