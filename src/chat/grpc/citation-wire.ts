import type {
  Citation,
  CitationKind,
  CitedArticle,
  CitedOrder,
  CitedProduct,
} from '../../assistant/chat-tool.js';
import { nameIn, nothingLeft, type Whole } from './wire.js';

const KINDS: Readonly<Record<CitationKind, true>> = {
  product: true,
  article: true,
  order: true,
  opening_hours: true,
};

interface WireProduct {
  price?: string | null;
  isFrom: boolean;
  currency: string;
  stock?: number | null;
  imageUrl?: string | null;
}

interface WireShipment {
  carrier: string;
  trackingNumber: string;
  trackingUrl?: string | null;
}

interface WireOrder {
  number: string;
  status: string;
  expectedAt?: string | null;
  isLate: boolean;
  refunded?: string | null;
  tellsRefunded?: boolean;
  shipments: WireShipment[];
}

export interface WireCitation {
  kind: string;
  id: string;
  title: string;
  heading?: string;
  url?: string;
  product?: WireProduct;
  order?: WireOrder;
  article?: { text: string };
}

export function writeCitation(citation: Citation): Whole<WireCitation> {
  const { kind, id, title, heading, url, product, order, article, ...rest } = citation;
  nothingLeft(rest);
  return {
    kind,
    id,
    title,
    heading,
    url,
    product: product && writeProduct(product),
    order: order && writeOrder(order),
    article: article && writeArticle(article),
  };
}

/** @throws WireFault */
export function readCitation({
  kind,
  id,
  title,
  heading,
  url,
  product,
  order,
  article,
}: WireCitation): Citation {
  const whole: Whole<Citation> = {
    kind: nameIn(KINDS, kind, 'citation.kind'),
    id,
    title,
    heading,
    url,
    product: product && readProduct(product),
    order: order && readOrder(order),
    article: article && readArticle(article),
  };
  return present(whole);
}

function writeProduct(product: CitedProduct): Whole<WireProduct> {
  const { price, isFrom, currency, stock, imageUrl, ...rest } = product;
  nothingLeft(rest);
  return { price, isFrom, currency, stock, imageUrl };
}

function readProduct({ price, isFrom, currency, stock, imageUrl }: WireProduct): Whole<CitedProduct> {
  return { price: price ?? null, isFrom, currency, stock: stock ?? null, imageUrl: imageUrl ?? null };
}

function writeOrder(order: CitedOrder): Whole<WireOrder> {
  const { number, status, expectedAt, isLate, refunded, shipments, ...rest } = order;
  nothingLeft(rest);
  return {
    number,
    status,
    expectedAt,
    isLate,
    refunded,
    tellsRefunded: refunded !== undefined,
    shipments: shipments.map(writeShipment),
  };
}

/**
 * An older engine does not tell what was refunded. That is left out then, and not `null`, which says that nothing was: a
 * refund of long ago would be told as news.
 */
function readOrder(wire: WireOrder): CitedOrder {
  const { number, status, expectedAt, isLate, shipments } = wire;
  const refunded = wire.refunded ?? null;
  return {
    number,
    status,
    expectedAt: expectedAt ?? null,
    isLate,
    ...((wire.tellsRefunded === true || refunded !== null) && { refunded }),
    shipments: shipments.map(readShipment),
  };
}

type Shipment = CitedOrder['shipments'][number];

function writeShipment(shipment: Shipment): Whole<WireShipment> {
  const { carrier, trackingNumber, trackingUrl, ...rest } = shipment;
  nothingLeft(rest);
  return { carrier, trackingNumber, trackingUrl };
}

function readShipment({ carrier, trackingNumber, trackingUrl }: WireShipment): Whole<Shipment> {
  return { carrier, trackingNumber, trackingUrl: trackingUrl ?? null };
}

function writeArticle(article: CitedArticle): { text: string } {
  const { text, ...rest } = article;
  nothingLeft(rest);
  return { text };
}

function readArticle({ text }: { text: string }): Whole<CitedArticle> {
  return { text };
}

/** Absent rather than undefined, as the engine in the same process gives it: clients see the keys. */
function present(citation: Whole<Citation>): Citation {
  return Object.fromEntries(Object.entries(citation).filter(([, value]) => value !== undefined)) as Citation &
    object;
}
