import type { WarningTexts } from './warning-texts.js';

export const ENGLISH: WarningTexts = {
  subject: (business) => `${business}: 80 % of the budget for the AI model is used`,
  usedToday: 'Your assistant has used 80 % of today’s budget for the AI model.',
  usedThisMonth: 'Your assistant has used 80 % of this month’s budget for the AI model.',
  afterwards: (until) =>
    `When it is used up, the assistant works without the model, or hands over to your team, as you have set it. The budget begins anew on ${until}.`,
  details: 'The figures: GET /v1/usage in the API.',
};
