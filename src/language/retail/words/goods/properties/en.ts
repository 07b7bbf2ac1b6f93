/**
 * English words for properties of goods, by concept. This table defines the concepts: the other languages must have
 * every entry, an empty one where they have no word.
 */
export const ENGLISH = {
  servings: 'serves | serving~ | portion~ | people',
  size: 'size | sizes | big | large | larger | bigger | dimension~ | measure~ | diameter | width | wide | height | tall | high | deep | length | long … is',
  weight: 'weight | weigh~ | heavy',
  capacity: 'fits … in | capacity | volume | hold | holds | litre~ | liter~ | ml',
  material: 'material~ | made … of | made … from | fabric | consist~',
  colour: 'colour~ | color | colors',
  power: 'watt~ | power | voltage | volt',
  range: 'range',
  ages: 'age | ages | aged | years … old',
  waterproof: 'waterproof~ | water-resistant',
  ingredients: 'ingredient~ | contain~',
  shelf_life: 'shelf … life | keep … for | last … for | expire~ | expiry',
  burn_time: 'burn~',
  colours_light: 'sunlight | shade | shady',
  compatible: 'compatib~ | works … with | fit … with | compatible~',
  toxicity: 'toxic~ | poison~',
  dosage: 'dosage | dose~',
};

/** The same concepts in every language. Phrases are in the notation of `docs/words.md`. */
export type PropertyWords = Readonly<typeof ENGLISH>;
