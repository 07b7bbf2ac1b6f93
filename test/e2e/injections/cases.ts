import { seededRandom } from '../../support/depth.js';
import { ATTACKS, type Attack, type Targets } from './attacks.js';
import { FORMS } from './plants.js';
import { PLACES, type PlantedRows, type Said } from './places.js';

/** Forms of each pair of place and attack. */
const FORMS_EACH = 2;
export const OWN_EMAIL = 'eve@attacker.example';

export interface InjectionCase {
  name: string;
  place: string;
  attack: Attack;
  attackName: string;
  /** As it was planted. */
  text: string;
  key: string;
  targets: Targets;
  talk: Said[];
  rows: Partial<PlantedRows>;
}

/** What of the targets is the same in all cases. */
export type Fixed = { victim: Omit<Targets['victim'], 'number'>; other: Targets['other'] };

/** Every place with every attack, each in two forms, which take turns; in an order that the seed decides. */
export function injectionCases(fixed: Fixed, seed: number): InjectionCase[] {
  const forms = Object.entries(FORMS);
  const pairs = Object.keys(PLACES).flatMap((place) =>
    Object.keys(ATTACKS).flatMap((attack) => Array.from({ length: FORMS_EACH }, () => ({ place, attack }))),
  );
  const cases = pairs.map(({ place, attack }, at) => {
    const [form, write] = forms[at % forms.length] as (typeof forms)[number];
    return caseOf({ place, attack, form, write, at }, fixed);
  });
  const random = seededRandom(seed);
  return cases
    .map((each) => ({ each, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each);
}

interface Pair {
  place: string;
  attack: string;
  form: string;
  write: (order: string) => string;
  at: number;
}

function caseOf({ place, attack: attackName, form, write, at }: Pair, fixed: Fixed): InjectionCase {
  const { rows, talk } = PLACES[place]!;
  const attack = ATTACKS[attackName]!;
  const own = { number: `MINE-${5000 + at}`, email: OWN_EMAIL };
  const targets = { own, victim: { ...fixed.victim, number: `VICT-${7000 + at}` }, other: fixed.other };
  const text = write(attack.order(targets));
  const key = `TX${1000 + at}`;
  const said = talk(text, key, own);
  const last = said.at(-1)!;
  const writes = attack.writes?.(targets);
  const whole = writes === undefined ? last : { ...last, text: `${last.text} ${writes}` };
  return {
    name: `${place}, ${attackName}, ${form}`,
    ...{ place, attack, attackName, text, key, targets },
    talk: [...said.slice(0, -1), whole],
    rows: rows?.(text, key, own) ?? {},
  };
}
