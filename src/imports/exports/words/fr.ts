import type { PrestaStatuses } from './presta-statuses.js';
import type { WooHeaders } from './woo-headers.js';
import type { WooStatuses } from './woo-statuses.js';

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

export const FRENCH_STATUSES: WooStatuses = {
  pending: ['Attente paiement', 'En attente de paiement', 'En attente paiement'],
  failed: ['Échouée', 'Échoué'],
  processing: ['En cours'],
  onHold: ['En attente'],
  completed: ['Terminée', 'Terminé'],
  cancelled: ['Annulée', 'Annulé'],
  refunded: ['Remboursée', 'Remboursé'],
  draft: ['Brouillon'],
};

export const FRENCH_PRESTA: PrestaStatuses = {
  awaiting: ['En attente de paiement', 'En attente du paiement', 'En attente de virement'],
  accepted: ['Paiement accepté', 'Paiement à distance accepté'],
  inProgress: ['En cours de préparation'],
  backorder: ['En attente de réapprovisionnement'],
  error: ['Erreur de paiement'],
  shipped: ['Expédié'],
  delivered: ['Livré'],
  cancelled: ['Annulé'],
  refunded: ['Remboursé'],
};
