import type { PropertyWords } from './en.js';

/** Arabic words for properties of goods, by concept. */
export const ARABIC: PropertyWords = {
  servings: 'اشخاص | شخص | افراد | حصص',
  size: 'حجم | حجمه | حجمها | مقاس | مقاسه | مقاسها | ابعاد | طول | طوله | عرض … القطعه | ارتفاع | قياس | كبير',
  weight: 'وزن | وزنه | وزنها | يزن | ثقيل',
  capacity: 'سعه | سعته | سعتها | لتر',
  material: 'مصنوع | مصنوعه | خامه | خامته | خامتها | قماش | قماشه | مادته',
  colour: 'لون | لونه | لونها | الوان',
  power: 'واط | قدره',
  range: 'مدي',
  ages: 'عمر | سنه | سنوات | سن',
  waterproof: 'ماء | مي | ميه | مياه | بتتحمل | تتحمل | يتحمل | ماء … مقاوم | للماء',
  ingredients: 'مكونات | مكوناته | يحتوي | تحتوي | فيه … مكونات',
  shelf_life: 'صلاحيه | تاريخ … انتهاء',
  burn_time: 'يحترق | مده … الاحتراق',
  colours_light: 'شمس | ظل',
  compatible: 'متوافق | يشتغل … مع',
  toxicity: 'سام | سامه',
  dosage: 'جرعه',
};
