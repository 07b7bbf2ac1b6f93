/** How a business speaks to its visitors: Sie, vous and usted, or du, tu and tú. */
export const ADDRESSES = ['formal', 'informal'] as const;
export type Address = (typeof ADDRESSES)[number];

/** The one of a business that has chosen none. */
export const USUAL_ADDRESS: Address = 'formal';
