import type { DetectionWords } from './detection-words.js';

/** Spanish words that identify the language. */
export const ES: DetectionWords = {
  functionWords: `el la los las una un unos unas es son esta estan esto este esa ese usted ustedes tu mi mis su sus
    nuestro tiene tienen teneis hay hola buenas buenos dias tardes gracias por favor para con sin pero y o
    que como cuando donde cual cuales cuanto cuanta cuantos cuesta cuestan quien porque puedo puede pueden
    podria quiero quisiera necesito busco del al no si muy mas menos abierto abren abris cierra cierran
    cerrado mi me te se lo le en q xq xfa porfa tb ya aun`,
  shortMessages: [
    'hola',
    'buenas',
    'buenos dias',
    'buenas tardes',
    'buenas noches',
    'gracias',
    'muchas gracias',
    'adios',
    'hasta luego',
    'si',
    'si por favor',
    'no gracias',
    'ayuda',
    'perfecto',
    'vale',
    'precio',
    'precios',
    'horario',
    'horarios',
    'pedido',
    'envio',
    'envios',
    'devolucion',
    'agente',
    'persona',
  ],
  letters: ['ñ', 'áíóú'],
  signs: '¿¡',
};
