import type { TopicWords } from './topic-words.js';

export const SPANISH: TopicWords = {
  emergencies: `
    (perro|perra|gato|gata|conejo|caballo|pajaro|nino|nina|bebe|hijo|hija|marido|mujer|madre|padre|amigo|amiga) (sangra|(esta|sigue) sangrando)
    (vomit~|escup~|tos~|orin~) … sangre
    sangre … (vomit~|orina|heces|no para|por todas partes)
    (sangra|sangrado|sangrando) … (mucho|no para|cabeza|ojo)
    (no|apenas|casi no|le cuesta|me cuesta|dificultad para|no puede|no puedo) (puede |puedo )?respira~
    (no respira|respira (mal|raro|con dificultad|muy rapido))
    (bebe|hij~|nin~|perr~|gat~|mascota) … (se (ha )?(tragado|trago)|atragant~)
    (perr~|gat~|mascota|bebe|hij~|nin~|madre|padre|marido|mujer) … no (responde|reacciona|se mueve)
    (inconsciente|desmay~|perdio el conocimiento|convuls~|se ahoga|se esta ahogando|atragant~|me ahogo|me estoy ahogando|envenen~|intoxic~|sobredosis|suicid~|infarto|derrame cerebral|dolor en el pecho|electrocut~|choque anafilactico|anafila~)
    (trago|tragado|bebio|bebido|comio|comido|se comio|ingirio|ingerido|lamio) … (tinta|pintura|perfume|pegamento|champu|jabon|esmalte|canica~|moneda~|pila~|bateria~|iman~|lejia|cloro|veneno|raticida|detergente|limpiador|anticongelante|aguja|pastilla~|medicament~|gasolina|acido)
    (perro|perra|cachorro|gato|gata|gatito|conejo|mascota) … (comio|comido|trago|tragado) … (chocolate|pasas|uvas|cebolla~|lirio~|vidrio|cristal)
    (huele|olor|fuga|escape) … (a |de )?gas
    (en llamas|se incendi~|prendio fuego|sale humo|exploto|echa humo)
    (matarme|hacerme dano|quitarme la vida|suicidarme)
    (quiero|voy a) morir~
    (cara|lengua|garganta|labios) … (hinchad~|hinchando)
    (en|dentro d) (el|los|mi|mis|su|sus|los dos) ojos? … (lejia|acido|producto|quema)
    (ambulancia|llamar al (112|911|061))`,
  unwanted: '(sin|nada de|ningun|ni) (veneno~|quimico~|productos quimicos|lejia|acido|pesticida~)',
  delicate: `
    (alergi~|alergen~|celiac~|intoleran~|anafila~)
    (embaraza~|lactancia|amamant~|diabetic~|epilep~|asmatic~|hipertens~|marcapasos) … (puede~|puedo|seguro|segura|apto|apta|tomar|usar|comer|peligro~|recomend~)
    (puede~|puedo|es seguro|apto|apta|peligro~|recomend~|compatible) … (embaraza~|embarazo|lactancia|amamant~|diabetic~|epilep~|marcapasos|hipertens~)
    (dosis|dosificacion|posologia|efectos? secundarios?|contraindicaci~|efectos? advers~|prospecto)
    (cuant~|puedo|puede|debo|hay que) … (tomar|dar|mezclar|combinar) … (medicament~|medicina~|antibiotic~|anticoagulant~|ibuprofeno|paracetamol|aspirina|insulina|cortisona|pastilla~|gotas)
    (con|junto con|mezclar con|compatible con) (mi |mis |un |los |el |la )?(tratamiento|medicacion|medicament~|antibiotic~|anticoagulant~|ibuprofeno|paracetamol|aspirina|insulina|cortisona)
    (cura|curar|sana|trata) … (cancer|depresion|diabetes|eczema|artrosis|tumor|infeccion)
    (abogad~|demanda judicial|demandar~|los demando|tribunal~|juzgado|juicio|acciones legales|via legal|medidas legales|oficina de consumo|profeco|facua|ocu|defensa del consumidor|burofax|indecopi)
    (voy|ir|llamar|denunciar~) … (policia|prensa|autoridades|guardia civil)
    (indemniz~|danos y perjuicios|responsabilidad civil)
    (herid~|lesion~|me corte|me queme) … (con|por|usando) (su|vuestro|el|la|este|esta)`,
  trouble: `
    (llego|llegaron|llegado|llega|recibi|recibimos|recibido|entregaron|viene|vienen|venia|venian|vino|me vino|nos vino|vinieron|mandaron|mandado|enviaron|enviado) … (rot[oa]s?|danad[oa]s?|defectuos[oa]s?|estropead[oa]s?|rajad[oa]s?|abollad[oa]s?|aranad[oa]s?|quebrad[oa]s?|golpead[oa]s?|reventad[oa]s?|en pedazos|hech[oa] pedazos|en mal estado|caducad[oa]s?|podrid[oa]s?|inservibles?)
    (llego|llegaron|llegado|recibi|recibimos|recibido|entregaron|mandaron|mandado|enviaron|enviado) … (equivocad[oa]s?|otra cosa|otro (producto|modelo|articulo|color|pedido)|incorrect[oa]s?)
    (falta|faltan|faltaba|faltaban) … en (el|mi|la|mis|nuestro) (pedido|paquete|caja|envio|encargo)
    en (el|mi|la|nuestro) (pedido|paquete|caja|envio|encargo) … (falta|faltan|faltaba|faltaban)
    no es lo que (pedi|compre|pedimos|habia pedido|encargue)`,
  supposed:
    'si … (llega|llegan|llegara|viene|vienen|recibo)|en caso de|que pasa (si|cuando)|caso que|por si|cuant[oa]s? (me |le |nos )?falta~',
  conditions:
    'asma|asmatic~|epilep~|diabet~|embaraz~|lactancia|marcapasos|migrana~|eczema|enferm~ del corazon',
  safe: `
    segur[oa]s?|peligro~|danin[oa]s?|perjudicial~|apt[oa]s?|recomendable~|hace dano
    (puedo|puede|podemos) (usar|tomar|comer|beber|utilizar|ponerme|aplicarme)~`,
};
