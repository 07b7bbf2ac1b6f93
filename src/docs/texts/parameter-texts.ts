/** What parameters mean that have the same meaning wherever they occur, by their names. */
export const PARAMETER_TEXTS: Readonly<Record<string, string>> = {
  limit: 'At most so many entries of the list.',
  turnId: 'The id of the turn.',
  noteId: 'The id of the note.',
  keyId: 'The id of the API key.',
  tenantId: 'Only what is of this business.',
  visitorId: 'Only what is of this visitor.',
  kind: 'Only those of this kind.',
  status: 'Only those with this status.',
  reason: 'Only those that began for this reason.',
  event: 'Only deliveries of this event.',
  channel: 'Only conversations of this channel.',
  queue: 'Only those of this queue.',
  locale: 'Only those of this language, BCP 47.',
  externalId: 'Only the visitor with this id of yours.',
  email: 'Only visitors with this address.',
  q: 'What to look for, in a customer’s own words.',
  minPrice: 'Only products of this price or above, a decimal string in the major unit of the currency.',
  maxPrice: 'Only products of this price or below, a decimal string in the major unit of the currency.',
  action: 'Only lines of this operation, as `products.update`.',
  actorId: 'Only what was done with the key of this id.',
  objectKind: 'Only what was done to objects of this kind, as `product`.',
  objectId: 'Only what was done to the object with this id.',
};

/** What an object is called whose id stands in a path, by the part of the path before it, where dropping the plural is not enough. */
export const OBJECT_NAMES: Readonly<Record<string, string>> = {
  'api-keys': 'API key',
  deliveries: 'delivery',
  keys: 'admin key',
  tests: 'test alert',
  tenants: 'business',
};

/** What an answer without a description of its own says, by its status. */
export const STATUS_TEXTS: Readonly<Record<string, string>> = {
  200: 'Done; the body is the answer.',
  201: 'Made; the body is what was made.',
  202: 'Taken; the work goes on after this answer.',
  204: 'Done; there is no body.',
  503: 'A part that is needed is down; the body says which.',
};
