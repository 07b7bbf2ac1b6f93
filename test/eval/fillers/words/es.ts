import type { FillerWords } from './filler-words.js';

export const SPANISH: FillerWords = {
  things:
    'caballete | pesacartas | mantequera | sujetalibros | cuña de puerta | pluviómetro | atril | colgador de llaves | aro de repostería | ' +
    'reloj de arena | lanza de riego | tendedero | molinillo de especias | pasador de corbata | calzador | taburete plegable | farolillo | ' +
    'reloj de pared | saco de colada | comedero de pájaros | cortapastas | estuche de herramientas | tornillo de banco | carrete de pesca | semillero | ' +
    'cometa | cubitera | cepillo de carpintero | bastidor de bordar | tablero de ajedrez | metrónomo | pala de nieve | tabla de planchar | ' +
    'compostador | rodillo de cocina | perchero | compás | carillón de viento | pimentero | alforja | piqueta | ' +
    'portarrollos | toallero | cubertero | pulverizador de plantas | timbre | posavasos de pizarra | hornillo | bloque de yoga | maza de malabares',
  looks:
    'haya | nogal | corcho | acero cepillado | esmaltado | hierro fundido | bambú | terracota | vidrio reciclado | lona encerada | ' +
    'fieltro de lana | roble | cobre | negro mate | verde musgo | blanco roto | azul noche | a rayas | pintado a mano | lacado',
  uses:
    'Para cocinas estrechas y pisos pequeños. | Para el uso diario en el taller. | Un regalo para gente ordenada. | ' +
    'Para principiantes y escuelas. | Firme en suelos desiguales. | Se pliega y cabe en una mochila. | ' +
    'Para balcones con poco sol. | Caben hasta doce piezas. | Para zurdos y diestros. | ' +
    'Silencioso por la noche. | Lo usan panaderos y pasteleros. | Para largas noches al aire libre.',
  notes:
    'Limpiar con un paño húmedo. | No apto para lavavajillas. | Incluye dos tornillos de repuesto. | Viene en un tubo de cartón. | ' +
    'Aceitar dos veces al año. | La tapa se vende aparte. | Hecho en un taller familiar. | Cada pieza es algo distinta. | ' +
    'Con una presilla para colgarlo. | Se monta en cinco minutos. | Secar antes de guardar. | El mango se puede cambiar.',
  services:
    'grabado | montaje a domicilio | afilado | alquiler por día | pintura nueva | guarda en invierno | ' +
    'un ajuste | un mango de repuesto | un taller | limpieza',
  question: '¿Ofrecen {service} para el artículo {thing}?',
  answer: 'Sí, {service} para el artículo {thing} tarda {days} días y cuesta {price}.',
};
