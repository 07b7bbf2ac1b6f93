import type { MemberTexts } from './member-texts.js';

export const ARABIC: MemberTexts = {
  invitation: {
    subject: (business) => `دعوة للانضمام إلى ${business}`,
    text: (business) =>
      `تدعوك ${business} للرد على عملائها في Frontdesk. للقبول افتح هذا الرابط واختر كلمة مرور:`,
    holds: 'يعمل الرابط مرة واحدة ولمدة سبعة أيام. إذا لم تكن تتوقعه فلا تفعل شيئًا.',
  },
  sign_in: {
    subject: () => 'رابط تسجيل الدخول',
    text: () => 'بهذا الرابط تسجل الدخول إلى Frontdesk:',
    holds: 'يعمل الرابط مرة واحدة ولمدة 15 دقيقة. إذا لم تطلبه فلا تفعل شيئًا.',
  },
  reset: {
    subject: () => 'اختر كلمة مرور جديدة',
    text: () => 'بهذا الرابط تختار كلمة مرور جديدة لـ Frontdesk:',
    holds: 'يعمل الرابط مرة واحدة ولمدة 15 دقيقة. إذا لم تطلبه فلا تفعل شيئًا: تبقى كلمة مرورك كما هي.',
  },
};
