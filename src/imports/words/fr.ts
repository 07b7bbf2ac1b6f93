import type { WooHeaders } from './woo-headers.js';

export const FRENCH: WooHeaders = {
  type: ['Type'],
  sku: ['UGS'],
  name: ['Nom'],
  published: ['Publié'],
  shortDescription: ['Description courte'],
  description: ['Description'],
  inStock: ['En stock ?'],
  stock: ['Stock'],
  salePrice: ['Tarif promo'],
  regularPrice: ['Tarif régulier'],
  categories: ['Catégories'],
  tags: ['Étiquettes'],
  images: ['Images'],
  parent: ['Parent'],
  externalUrl: ['URL externe'],
  attributeName: ["Nom de l'attribut {n}"],
  attributeValues: ["Valeur(s) de l'attribut {n}"],
};
