import type { PropertyWords } from './en.js';

/** Spanish words for properties of goods, by concept. */
export const SPANISH: PropertyWords = {
  servings: 'raciones | ración | personas | porciones',
  size: 'grande | tamaño~ | mide | miden | medida~ | dimensiones | ancho | alto | altura | largo | diámetro',
  weight: 'peso | pesa | pesan | pesado',
  capacity: 'cabe | caben | ml | volumen | capacidad | litros',
  material: 'material~ | de … qué … está … hech~ | hecho | hecha | tela',
  colour: 'color | colores',
  power: 'potencia | voltaje',
  range: 'autonomía',
  ages: 'edad | años',
  waterproof: 'impermeable~ | resistente … al … agua',
  ingredients: 'ingrediente~ | contiene | lleva',
  shelf_life: 'conserv~ | caduc~ | dura',
  burn_time: 'arde',
  colours_light: 'luz … directa | sombra | sol',
  compatible: 'compatib~ | compatible~',
  toxicity: 'venenos~ | tóxic~',
  dosage: 'dosis',
};
