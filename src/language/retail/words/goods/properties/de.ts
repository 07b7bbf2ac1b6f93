import type { PropertyWords } from './en.js';

/** German words for properties of goods, by concept. */
export const GERMAN: PropertyWords = {
  servings: 'portionen | personen | leute',
  size: 'größe | groß | maße | abmessung~ | breite | breit | hoch | höhe | tief | länge | durchmesser',
  weight: 'schwer | wiegt | gewicht~ | wiegen',
  capacity: 'passt … rein | passt … hinein | liter~ | ml | fasst | fassungsvermögen | volumen | inhalt',
  material: 'material~ | woraus | bestehen | besteht',
  colour: 'farbe | farben | farbig',
  power: 'watt~ | leistung | volt',
  range: 'reichweite',
  ages: 'alter | jahre … alt',
  waterproof: 'wasserabweisend~ | wasserdicht~ | wasserfest~',
  ingredients: 'zutat~ | inhaltsstoff~ | enthält | enthalten',
  shelf_life: 'haltbar~ | hält',
  burn_time: 'brenndauer~ | brennt',
  colours_light: 'licht … bedarf | sonne | schatten~ | halbschatten',
  compatible: 'kompatib~ | passend … für',
  toxicity: 'giftig~',
  dosage: 'dosier~ | einnahme | einnehmen | dosis',
};
