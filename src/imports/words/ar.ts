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
