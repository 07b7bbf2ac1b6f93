import type { PauseTexts } from './pause-texts.js';

export const ARABIC: PauseTexts = {
  subject: (host) => `تم إيقاف إرسال الأحداث إلى ${host} مؤقتًا`,
  failing: (host, since) =>
    `فشلت كل الأحداث المرسلة إلى نظامك ${host} منذ ${since}، لذلك لم يعد يُرسل إليه شيء.`,
  gone: (host) => `أجاب نظامك ${host} بأنه لم يعد موجودًا (410)، لذلك لم يعد يُرسل إليه شيء.`,
  details:
    'ما الذي فشل ولماذا: GET /v1/webhooks/{id}/deliveries في واجهة البرمجة. للمتابعة: PATCH /v1/webhooks/{id} مع "status": "active".',
  later:
    'لا تُرسل أحداث فترة التوقف لاحقًا. ما أُلغي يمكن إرساله مرة أخرى خلال 30 يومًا: POST /v1/webhooks/deliveries/{id}/replay.',
};
