import type { WarningTexts } from './warning-texts.js';

export const ARABIC: WarningTexts = {
  subject: (business) => `${business}: تم استخدام 80٪ من ميزانية نموذج الذكاء الاصطناعي`,
  usedToday: 'استخدم مساعدك 80٪ من ميزانية اليوم لنموذج الذكاء الاصطناعي.',
  usedThisMonth: 'استخدم مساعدك 80٪ من ميزانية هذا الشهر لنموذج الذكاء الاصطناعي.',
  afterwards: (until) =>
    `عند نفادها يعمل المساعد من دون النموذج أو يحوّل المحادثة إلى فريقك، حسب إعداداتك. تبدأ الميزانية من جديد: ${until}.`,
  details: 'الأرقام: GET /v1/usage في واجهة البرمجة.',
};
