/** @typedef {import('./mutant.d.ts').Mutant} Mutant */

const PROOF = 'test/integration/order-proof.spec.ts';
const TESTS = '2002 of neil@shop.example .* opens to no mutation';

/** Mutants of the proof that an order belongs to a visitor. @type {Mutant[]} */
export default [
  {
    name: 'email-compared-by-its-end',
    breaks: 'xneil@shop.example opens the order of neil@shop.example',
    edits: [
      {
        file: 'src/orders/orders.repository.ts',
        search: 'ON (o.customer_email = proof.email OR',
        replace: `ON (proof.email LIKE '%' || o.customer_email OR`,
      },
    ],
    specs: [PROOF],
    tests: TESTS,
  },
  {
    name: 'email-read-in-part',
    breaks: 'müneil@shop.example opens the order of neil@shop.example',
    edits: [
      {
        file: 'src/language/entities/email-scanner.ts',
        search: `return character === '.' || ATEXT.test(character);`,
        replace: `return /^[\\w.%+-]$/.test(character);`,
      },
      {
        file: 'src/language/entities/email-scanner.ts',
        search: 'atStart - end <= MAX_EMAIL && isClear(text, end, before);',
        replace: 'atStart - end <= MAX_EMAIL;',
      },
    ],
    specs: [PROOF],
    tests: TESTS,
  },
  {
    name: 'phone-read-in-part',
    breaks: 'digits beside a phone number are left out of it',
    edits: [
      {
        file: 'src/language/entities/entities.ts',
        search: 'return !beside || numbers.some((number) => overlaps(number, beside));',
        replace: 'return !beside || numbers.length >= 0;',
      },
    ],
    specs: [PROOF, 'src/language/entities/entities.spec.ts'],
    tests: '2003 of .* opens to no mutation|rather than a part',
  },
];
