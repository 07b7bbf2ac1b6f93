import type { WooHeaders } from './woo-headers.js';

export const SPANISH: WooHeaders = {
  type: ['Tipo'],
  sku: ['SKU'],
  name: ['Nombre'],
  published: ['Publicado'],
  shortDescription: ['Descripción corta'],
  description: ['Descripción'],
  inStock: ['¿Existencias?', '¿En inventario?'],
  stock: ['Inventario'],
  salePrice: ['Precio rebajado'],
  regularPrice: ['Precio normal'],
  categories: ['Categorías'],
  tags: ['Etiquetas'],
  images: ['Imágenes'],
  parent: ['Superior'],
  externalUrl: ['URL externa'],
  attributeName: ['Nombre del atributo {n}'],
  attributeValues: ['Valor(es) del atributo {n}'],
};
