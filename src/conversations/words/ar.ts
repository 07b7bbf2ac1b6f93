import type { NoticeWords } from './notice-words.js';

export const ARABIC: NoticeWords = {
  handoff: 'سيجيبك هنا شخص من الفريق.',
  resolved: 'أُغلقت هذه المحادثة. يمكنك الكتابة مجدداً في أي وقت.',
  failed: 'عذراً، تعذرت الإجابة الآن. سيطّلع عليها شخص من الفريق.',
};
