import type { RegionalWords } from './regional-words.js';

/** Mexico, and what Latin America shares. */
export const SPANISH: RegionalWords = {
  everyday: `
    quiero = kiero | qiero
    quisiera = ocupo | quisiera yo | se me antoja
    necesito = ocupo de
    tienen = manejan | tendrán | tendran | tiene ustedes | tendrías | tendrias | traen | cuentan con | les queda | les quedan
    hay = hai
    dónde está = dónde anda | donde anda | en dónde está | dnd está | dónde quedó | donde quedo | ónde está | onde esta
    dónde = ónde | onde
    cuándo = cdo | cuando es que
    por qué = pq | xk
    por favor = porfis | plis | pls | x favor
    también = tmb | tmbn
    ahora = horita | ahora mismito | orita
    hola = qué onda | que onda | quiubo | qué hubo | quihubo | holi | olaa | ola | wenas
    gracias = grax | grcs | gracias joven | mil gracias
    bien = chido | bacano | chévere
    usted = usté
    mucho = un chorro | un buen | muchísimo
    pequeño = chiquito | chiquita
    puede = me da chance
    puedo = se podrá | se podra | puedo yo
    alguien = algún humano | alguno de ustedes
    hablar = platicar`,
  shopping: `
    cuánto cuesta = a cómo | a como | a cómo está | a como esta | a cómo tienen | a como tienen | a cómo dan | a como dan | qué precio tiene | cuánto sale | cuanto sale | cuánto vale | cuánto es | cuánto me sale | qué costo tiene | que costo tiene | en cuánto sale | en cuanto sale | en cuánto está | en cuanto esta | en cuánto me sale | en cuánto lo dan
    precio = costito
    barato = baratito | cómodo
    dinero = varo | feria(?! de)
    abren = están atendiendo | estan atendiendo | chambean | laboran
    hasta qué hora abren = hasta qué hora atienden | hasta que hora atienden | a qué hora le cierran
    cierran = le cierran
    mañana por la mañana = mañana tempranito | mañana temprano
    paquete = encomienda | envío mío
    tarjeta = tarjetita
    pagar = liquidar
    factura = tiquet
    devolver = regresar
    tienda = changarro | sucursal
    envían = surten
    entregan = llevan a domicilio | entregan a domicilio
    disponible = en existencia | en existencias
    agotado = se acabó | se acabo
    pastel = queque | torta de cumpleaños
    ordenador = compu | lap`,
};
