/** An order of the fixture, with the number and contacts that its customer may write. */
export interface ProvenOrder {
  number: string;
  email: string;
  /** E.164 */
  phone: string;
  /** ISO 3166-1 alpha-2: where national numbers are dialled. */
  country: string;
  /** The number in national form. */
  national: string;
}

/** Ten and more customers whose addresses contain one another's, of six countries. */
export const PROVEN_ORDERS: readonly ProvenOrder[] = [
  order('2002', 'neil@shop.example', '+4915123020523', 'DE', '0151 23020523'),
  order('2003', "o'neil@shop.example", '+353871112222', 'IE', '087 111 2222'),
  order('CC-2041', 'müneil@shop.example', '+33612345678', 'FR', '06 12 34 56 78'),
  order('5005', 'foo/neil@shop.example', '+33698765432', 'FR', '0698765432'),
  order('#1001', 'neil+shop@shop.example', '+34612345678', 'ES', '612 345 678'),
  order('100023', 'a_b=c&d@mail.shop.example', '+34698765432', 'ES', '698765432'),
  order('A-1023-2026', 'jo@münchen.example', '+493090182033', 'DE', '(030) 901820-33'),
  order('88290', '"neil smith"@shop.example', '+12125550142', 'US', '(212) 555-0142'),
  order('PA-7731', 'نيل@shop.example', '+966501234567', 'SA', '050 123 4567'),
  order('612345670', 'anne-marie.o@xn--strae-oqa.example', '+353861234567', 'IE', '0861234567'),
  order('0151777', 'ß.weiß@sub.shop.example', '+4915123020524', 'DE', '0151-2302-0524'),
  order('7007', 'li@例子.测试', '+13125550142', 'US', '312-555-0142'),
];

function order(number: string, email: string, phone: string, country: string, national: string): ProvenOrder {
  return { number, email, phone, country, national };
}

/** Texts that hold the address of the order, whole. */
export function rightEmails({ email }: ProvenOrder): string[] {
  const at = email.lastIndexOf('@');
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)];
  const texts = [
    email,
    email.toUpperCase().replaceAll('SS', 'ß'),
    `${local}@${domain.toUpperCase().replaceAll('SS', 'ß')}`,
    email.normalize('NFD'),
    `${email}.`,
    `${email},`,
    `${email}!`,
    `${email}?`,
    `${email};`,
    `${email}؟`,
    `${email}،`,
    `${email}。`,
    `mailto:${email}`,
    `mailto:${email}?subject=x`,
    `<${email}>`,
    `(${email})`,
    `[${email}]`,
    `«${email}»`,
    `„${email}“`,
    `📧${email}`,
    `\u202A${email}\u202C`,
    `e-mail:${email}`,
    `${local} @ ${domain}`,
    `${local}(at)${domain}`,
    `${email}.`,
  ];
  if (!/^\p{sc=Arabic}/u.test(local)) texts.push(`بريدي\u200F${email}`, `我的邮箱是${email}`);
  if (!local.startsWith('"')) texts.push(`{${email}}`, `'${email}'`, `**${email}**`);
  if (/^[a-z0-9]/.test(local)) texts.push(`بريدي${email}`, `メール${email}`);
  if (/[a-z]$/.test(domain)) texts.push(`${email}شكرا`, `${email}です`);
  return texts;
}

/** Texts that hold the phone number of the order, whole. */
export function rightPhones({ phone, national, country }: ProvenOrder): string[] {
  const digits = national.replace(/\D/g, '');
  const international = phone.slice(1);
  const countryCode = { DE: 49, IE: 353, FR: 33, ES: 34, US: 1, SA: 966 }[country] ?? 0;
  const significant = phone.slice(1 + String(countryCode).length);
  const texts = [
    phone,
    `+${countryCode} ${significant}`,
    `+ ${countryCode} ${significant}`,
    `00${international}`,
    `00 ${countryCode} ${significant}`,
    `+${countryCode} ${significant.slice(0, 3)} ${significant.slice(3)}`,
    `+${countryCode}-${significant.slice(0, 3)}-${significant.slice(3)}`,
    `my phone is ${national}`,
    `tel:${phone}`,
    `(${phone})`,
    `${phone}.`,
    `\u202A${phone}\u202C`,
    `جوالي${arabic(phone, 0x660)}`,
    arabic(phone, 0x660),
    arabic(phone, 0x6f0),
    arabic(phone, 0xff10),
  ];
  if (digits.startsWith('0')) {
    texts.push(national, digits, arabic(digits, 0x660), `+${countryCode} (0)${significant}`);
  }
  return texts;
}

/** Messages with the order number next to the phone number, which begins with a 0 or has brackets. */
export function besideNumber({ number, national }: ProvenOrder): string[][] {
  if (!/^[0(]/.test(national)) return [];
  const hash = number.startsWith('#') ? '' : '#';
  const asked = 'where is my order?';
  const pairs = [national, national.replace(/\D/g, '')].filter((phone) => /^[0(]/.test(phone));
  return pairs.flatMap((phone) => [
    [asked, `${number} ${phone}`],
    [asked, `${number} / ${phone}`],
    [asked, `${hash}${number} ${phone}`],
    [`where is my order ${number} ${phone}`],
    [`where is my order ${number} / ${phone}`],
  ]);
}

/** The text with the digits of another script, given by its zero. */
export function arabic(text: string, zero: number): string {
  return text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}
