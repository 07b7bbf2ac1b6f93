import type { WarningTexts } from './warning-texts.js';

export const GERMAN: WarningTexts = {
  subject: (business) => `${business}: 80 % des Budgets für das KI-Modell sind verbraucht`,
  usedToday: 'Ihr Assistent hat 80 % des heutigen Budgets für das KI-Modell verbraucht.',
  usedThisMonth: 'Ihr Assistent hat 80 % des Budgets dieses Monats für das KI-Modell verbraucht.',
  afterwards: (until) =>
    `Ist es aufgebraucht, arbeitet der Assistent ohne das Modell oder übergibt an Ihr Team, je nach Ihrer Einstellung. Das Budget beginnt neu: ${until}.`,
  details: 'Die Zahlen: GET /v1/usage in der API.',
};
