import type { QuestionWords } from './question-words.js';

/** Spanish words that say little about the subject of a question. */
export const ES: QuestionWords = {
  stop: `todos todas muestra muestrame muestreme ensename enseneme el la los las lo un una unos unas y e o u pero si que de del al a ante con sin por para en entre sobre
    hasta desde es son soy eres esta estan estoy estas ser estar era fue ha he han haber hay habia yo me mi
    mis tu te ti tus el ella usted ustedes ud uds vosotros nosotros nos nuestro nuestra su sus se le les os
    este esta esto estos estas ese esa eso esos esas aquel aqui ahi alli como cuando donde cual cuales quien
    quienes porque cuanto cuanta cuantos cuantas puedo puede pueden podeis podria podrian poder tengo tiene
    tienen teneis tener hacer hace haceis hacen quiero quisiera queria querria necesito busco buscando
    buscar encontrar gustaria hola buenas buenos dias tardes noches gracias favor porfa porfavor si no muy
    mas tan tambien ya aun todavia algo alguno alguna algun algunos algunas cosa cosas q xq xfa stock
    disponible disponibles disponibilidad queda quedan precio precios costo coste cuesta cuestan vale valen
    sale vende venden vendeis vender comprar recomienda recomendais recomendar saber decir decirme dime
    posible pregunta informacion info ahora actualmente tienda pues oye oiga sirve sirven adecuado adecuada
    ir tan todavia`,
  light: `regalo regalos madre padre amigo amiga mujer marido hermana hermano abuela abuelo hijo hija novia novio
    jefe ama encanta cumpleanos navidad viaje semana semanas dia mes meses ano anos hora horas minutos
    tiempo dos tres cuatro articulo articulos producto productos pieza bueno buena nuevo nueva pequeno
    pequena mejor barato barata caro cara despues antes`,
  talk: `acaso adelante ademas ahi alla algun alguien alli ambos anda antes aparte apenas aquel aqui asi aunque
    ayer bajo bastante bien cada casa casi caso cierta cierto claro como comprado conocer conozco contar
    contigo creo crees cualquier cuenta cuyo dado dan dar das debe debo deben decid deja dejar dentro
    derecho despues dia dice dicen dicho dio dijo donde durante ella ellos empezar encima encuentra
    encuentro entonces entra entrar epoca esperar estaba estado estamos estar este estoy exactamente falta
    fin forma fuera fui general gente haber habia habra hablar haga hago hasta hecho hemos hice hizo hora
    hoy iba igual incluso ido ir jamas junto justo lado largo leido llama llamar llamo llega llegar lleva
    llevar llevo luego lugar manana manera medio menos menudo meter meto mejor mientras misma mismo modo
    momento mucha muchas mucho muchos mundo nada nadie necesita ningun ninguna ninguno noche nombre nosotros
    nueva numero nunca ocurre ojala otra otras otro otros paso pasa pasar parece parte pasado pedir pide
    pido pienso pensar pero poca poco pocos podemos podido pone poner pongo posible pregunto primer primera
    primero problema pronto propio puesto pues quede quedo quien quiera quieren quieres quiza quizas
    realidad razon resulta saber sabe sabeis saben sale sali segun seguro sentido sera seria si sido siempre
    siento siguen siguiente sino sitio solo sois suele suelo supongo tal tampoco tanto tarde tema tenia
    tener tengo tendria tipo toda todas todo todos toma tomar tomo trae traer tras trata traves ultima
    ultimo unica unico unos usar uso va vamos van varios vaya veces ver verdad vez viene venir vida viendo
    visto voy vuelta volver nombre`,
  linking: 'de la un el las los y o',
};
