import type { PropertyWords } from './en.js';

/** French words for properties of goods, by concept. */
export const FRENCH: PropertyWords = {
  servings: 'personnes',
  size: 'dimension~ | taille | grand | grande | dimensions | mesure~ | largeur | hauteur | longueur | diamètre',
  weight: 'poids | pèse | lourd | lourde',
  capacity: 'rentre | litre~ | ml | contenance | litres',
  material: 'materiaux | matière~ | tissu | fait … en | composé~',
  colour: 'couleur~',
  power: 'watt~ | volt | puissance',
  range: 'autonomie',
  ages: 'âge | ans',
  waterproof: 'étanche~ | imperméable~',
  ingredients: 'ingrédient~ | contient',
  shelf_life: 'conserv~ | se … garde',
  burn_time: 'brûle~ | combustion',
  colours_light: 'lumière … du | ombre | soleil',
  compatible: 'compatib~ | compatible~',
  toxicity: 'toxique~',
  dosage: 'dosage | dose~ | posologie',
};
