import type { WooHeaders } from './woo-headers.js';
import type { WooStatuses } from './woo-statuses.js';

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

export const SPANISH_STATUSES: WooStatuses = {
  pending: ['Pendiente de pago', 'Pendiente'],
  failed: ['Fallido'],
  processing: ['Procesando'],
  onHold: ['En espera'],
  completed: ['Completado'],
  cancelled: ['Cancelado'],
  refunded: ['Reembolsado'],
  draft: ['Borrador'],
};
