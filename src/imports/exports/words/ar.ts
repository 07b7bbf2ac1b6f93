import type { PrestaStatuses } from './presta-statuses.js';
import type { WooHeaders } from './woo-headers.js';
import type { WooStatuses } from './woo-statuses.js';

export const ARABIC: WooHeaders = {
  type: ['النوع'],
  sku: ['رمز المنتج (SKU)'],
  name: ['الاسم'],
  published: ['تم النشر'],
  shortDescription: ['وصف قصير'],
  description: ['الوصف'],
  inStock: ['متوفر؟'],
  stock: ['المخزون'],
  salePrice: ['سعر التخفيض'],
  regularPrice: ['السعر الافتراضي'],
  categories: ['التصنيفات'],
  tags: ['الوسوم'],
  images: ['الصور'],
  parent: ['الأب'],
  externalUrl: ['الرابط الخارجي'],
  attributeName: ['اسم السمة {n}'],
  attributeValues: ['قيمة/قيم السمة {n}'],
};

export const ARABIC_STATUSES: WooStatuses = {
  pending: ['بانتظار الدفع', 'في انتظار الدفع', 'قيد انتظار الدفع'],
  failed: ['فشل', 'فاشل'],
  processing: ['قيد التنفيذ', 'قيد المعالجة', 'جاري المعالجة'],
  onHold: ['قيد الانتظار', 'معلق'],
  completed: ['مكتمل', 'تم الانتهاء'],
  cancelled: ['ملغي', 'ملغى'],
  refunded: ['مسترد', 'تم استرداد المبلغ', 'مسترجع'],
  draft: ['مسودة'],
};

export const ARABIC_PRESTA: PrestaStatuses = {
  awaiting: ['في انتظار', 'بانتظار'],
  accepted: ['تم قبول الدفع'],
  inProgress: ['قيد التحضير', 'جاري التحضير'],
  backorder: [],
  error: ['خطأ في الدفع'],
  shipped: ['تم الشحن'],
  delivered: ['تم التسليم', 'تم التوصيل'],
  cancelled: ['ملغي', 'ملغى'],
  refunded: ['تم رد المبلغ', 'مسترد'],
};
