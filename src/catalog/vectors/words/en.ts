/** Everyday products and articles of any shop. */
export const COMMON_TEXTS: readonly string[] = [
  'Cotton T-shirt. Soft and light, washable at 40 degrees. Sizes S to XL',
  'Steel water bottle. Keeps drinks cold for 12 hours. Holds 750 ml',
  'Desk lamp. Dimmable, with a metal arm. For reading and work',
  'Shampoo for dry hair. With almond oil, without perfume',
  'How long does delivery take? Orders arrive within three working days.',
  'Can I return something? Yes, within 30 days, unused and with the receipt.',
  'Do you repair appliances? We repair most makes; bring it in or book a visit.',
  'How do I book an appointment? By phone, by e-mail or here in the chat.',
];
