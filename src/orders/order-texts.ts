import { cutFields, type FieldCut } from '../kernel/bounded-text.js';
import type { OrderPatch, OrderRow } from './dto/order.dto.js';

/** Cuts the texts of an order that its customer may see: its note and the names of its items. */
export function cutOrder<Row extends OrderRow | OrderPatch>(order: Row): { row: Row; cuts: FieldCut[] } {
  const { row, cuts } = cutFields<OrderRow | OrderPatch>(order, ['note']);
  const items = row.items?.map((item, index) => {
    const cut = cutFields(item, ['name']);
    cuts.push(...cut.cuts.map((each) => ({ ...each, field: `items/${index}/${each.field}` })));
    return cut.row;
  });
  return { row: (items ? { ...row, items } : row) as Row, cuts };
}
