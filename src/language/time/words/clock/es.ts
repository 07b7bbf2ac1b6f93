/** The minutes of an hour in Spanish; its hours and signs are rules of `clock-times.ts`. Folded phrases. */
export const SPANISH_CLOCK = {
  /** After the hour: "las tres y media", "las tres menos cuarto". */
  past: 'y (?<frac>media|cuarto|diez|veinte|cinco|veinticinco)',
  to: 'menos (?<minus>cuarto|diez|veinte|cinco|veinticinco)',
  /** Before the hour: "cuarto para las tres". */
  before: '(?<minus>cuarto|diez|veinte|cinco|veinticinco) para las?',
} as const;
