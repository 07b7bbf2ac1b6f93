import type { PrestaStatuses } from './presta-statuses.js';
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

export const SPANISH_PRESTA: PrestaStatuses = {
  awaiting: ['En espera de pago', 'En espera del pago', 'A la espera de'],
  accepted: ['Pago aceptado', 'Pago a distancia aceptado'],
  inProgress: ['Preparación en curso', 'Preparación en proceso'],
  backorder: ['Pedido pendiente por falta de stock'],
  error: ['Error en pago', 'Error en el pago', 'Error de pago'],
  shipped: ['Enviado'],
  delivered: ['Entregado'],
  cancelled: ['Cancelado'],
  refunded: ['Reembolsado'],
};
