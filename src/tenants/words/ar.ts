import type { GreetingWords } from './greeting-words.js';

export const ARABIC: GreetingWords = {
  greeting: (business) => `مرحباً! اسألني عن طلبك أو أوقات العمل أو أي شيء في ${business}.`,
  disclosure: 'أنت تتحدث مع مساعد آلي. يمكنك طلب التحدث مع شخص في أي وقت.',
};
