import type { PrestaStatuses } from './presta-statuses.js';
import type { WooHeaders } from './woo-headers.js';
import type { WooStatuses } from './woo-statuses.js';

export const GERMAN: WooHeaders = {
  type: ['Typ'],
  sku: ['Artikelnummer'],
  name: ['Name'],
  published: ['Veröffentlicht'],
  shortDescription: ['Kurzbeschreibung'],
  description: ['Beschreibung'],
  inStock: ['Vorrätig?'],
  stock: ['Bestand', 'Lager'],
  salePrice: ['Angebotspreis'],
  regularPrice: ['Regulärer Preis'],
  categories: ['Kategorien'],
  tags: ['Schlagwörter'],
  images: ['Bilder'],
  parent: ['Übergeordnetes Produkt'],
  externalUrl: ['Externe URL'],
  attributeName: ['Attribut {n} Name'],
  attributeValues: ['Attribut {n} Wert(e)'],
};

export const GERMAN_STATUSES: WooStatuses = {
  pending: ['Zahlung ausstehend', 'Ausstehend'],
  failed: ['Fehlgeschlagen'],
  processing: ['In Bearbeitung'],
  onHold: ['In Wartestellung', 'Wartend', 'Angehalten'],
  completed: ['Abgeschlossen', 'Fertiggestellt'],
  cancelled: ['Storniert', 'Abgebrochen'],
  refunded: ['Rückerstattet', 'Erstattet'],
  draft: ['Entwurf'],
};

export const GERMAN_PRESTA: PrestaStatuses = {
  awaiting: ['Warten auf', 'In Erwartung'],
  accepted: ['Zahlung eingegangen', 'Zahlung erfolgt', 'Bezahlung per Fernzahlung'],
  inProgress: ['Bestellung in Bearbeitung', 'In Bearbeitung'],
  backorder: ['Artikel nicht auf Lager', 'Nicht vorrätig'],
  error: ['Fehler bei der Bezahlung', 'Fehler bei der Zahlung'],
  shipped: ['Versandt', 'Versendet'],
  delivered: ['Geliefert', 'Zugestellt'],
  cancelled: ['Storniert'],
  refunded: ['Erstattet'],
};
