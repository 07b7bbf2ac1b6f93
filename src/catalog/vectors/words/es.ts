/** Everyday products and articles of any shop. */
export const COMMON_TEXTS: readonly string[] = [
  'Mochila escolar. Con bolsillo para portátil, impermeable',
  'Aceite de oliva virgen extra. Botella de un litro',
  'Guitarra para principiantes. Con funda y afinador',
  'Silla de oficina. Respaldo ajustable, con ruedas',
  '¿Hacen envíos al extranjero? Sí, a toda Europa en una semana.',
  '¿Cómo cambio la talla? Tráigala a la tienda en quince días.',
  '¿Se puede pagar a plazos? Sí, en tres cuotas sin intereses.',
  '¿Tienen servicio de montaje? Lo montamos en su casa por un precio fijo.',
];
