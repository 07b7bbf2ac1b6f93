/** Which part of a business's budget one day, visitor or conversation may use; percent. */
export class BudgetShares {
  constructor(
    /** Of the month. */
    readonly day: number,
    /** Of the day. */
    readonly visitor: number,
    /** Of the month. */
    readonly conversation: number,
  ) {}
}
