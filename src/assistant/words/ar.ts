import type { UnsureWords } from './unsure-words.js';

export const ARABIC: UnsureWords = {
  notSure: 'لست متأكدا.',
  didYouMean: (choices) => `هل تقصد ${choices}؟`,
  notStated: 'لا أعرف ذلك على وجه اليقين. ما أعرفه عن ذلك:',
  closest: 'الأقرب إلى ذلك:',
  person: 'يمكن لأحد أعضاء فريقنا أن يجيبك: يكفي أن تطلب ذلك.',
};
