export const LINE_KINDS = ['discount', 'shipping', 'tax', 'fee'] as const;
export type OrderLineKind = (typeof LINE_KINDS)[number];

/** What makes up the total besides the items. */
export interface OrderLine {
  kind: OrderLineKind;
  name: string | null;
  /** Never negative; a discount is subtracted. */
  amountMinor: bigint;
}
