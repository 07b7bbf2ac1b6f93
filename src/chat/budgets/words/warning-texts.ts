/** The mail that tells a business that its budget for models is used to 80 %. */
export interface WarningTexts {
  subject: (business: string) => string;
  usedToday: string;
  usedThisMonth: string;
  /** @param until when the budget begins anew */
  afterwards: (until: string) => string;
  /** Where the figures stand. */
  details: string;
}
