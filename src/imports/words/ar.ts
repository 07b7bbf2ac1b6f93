import type { WooHeaders } from './woo-headers.js';

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
