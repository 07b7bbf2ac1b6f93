import type { PrestaStatuses } from './presta-statuses.js';
import type { WooHeaders } from './woo-headers.js';
import type { WooStatuses } from './woo-statuses.js';

export const ENGLISH: WooHeaders = {
  type: ['Type'],
  sku: ['SKU'],
  name: ['Name'],
  published: ['Published'],
  shortDescription: ['Short description'],
  description: ['Description'],
  inStock: ['In stock?'],
  stock: ['Stock'],
  salePrice: ['Sale price'],
  regularPrice: ['Regular price'],
  categories: ['Categories'],
  tags: ['Tags'],
  images: ['Images'],
  parent: ['Parent'],
  externalUrl: ['External URL'],
  attributeName: ['Attribute {n} name'],
  attributeValues: ['Attribute {n} value(s)'],
};

export const ENGLISH_STATUSES: WooStatuses = {
  pending: ['Pending payment', 'Pending'],
  failed: ['Failed'],
  processing: ['Processing'],
  onHold: ['On hold'],
  completed: ['Completed'],
  cancelled: ['Cancelled', 'Canceled'],
  refunded: ['Refunded'],
  draft: ['Draft'],
};

export const ENGLISH_PRESTA: PrestaStatuses = {
  awaiting: ['Awaiting'],
  accepted: ['Payment accepted', 'Remote payment accepted'],
  inProgress: ['Processing in progress', 'Preparation in progress'],
  backorder: ['On backorder'],
  error: ['Payment error'],
  shipped: ['Shipped'],
  delivered: ['Delivered'],
  cancelled: ['Canceled', 'Cancelled'],
  refunded: ['Refunded'],
};
