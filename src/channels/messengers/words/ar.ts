import type { MessengerWords } from './messenger-words.js';

export const ARABIC: MessengerWords = {
  mediaUnread:
    'يمكنني هنا قراءة النصوص فقط، لا الرسائل الصوتية ولا الصور ولا الملفات. اكتب لي من فضلك ما الموضوع، أو اطلب التحدث مع شخص.',
  howToWrite: 'اكتب سؤالك هنا وسأجيبك. إذا احتجت إلى شخص فاطلبه. ولإيقاف الرسائل اكتب STOP.',
};
