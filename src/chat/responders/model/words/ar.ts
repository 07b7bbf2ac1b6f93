import type { ModelWords } from './model-words.js';

export const ARABIC: ModelWords = {
  cutOff: 'عذرًا، لم أتمكن من إكمال هذه الإجابة. هل أحيل سؤالك إلى شخص من فريقنا؟',
  overBudget: 'لا أستطيع الإجابة عن هذا بنفسي الآن، وينبغي أن يجيب عنه شخص من فريقنا.',
};
