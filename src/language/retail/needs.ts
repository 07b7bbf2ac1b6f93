import { LANGUAGES } from '../language.js';
import { cuesOf, sayingsIn, type Cue } from '../text/phrase-look-up.js';
import { phrasesOf, RETAIL_WORDS } from './retail-words.js';

interface Need {
  /** Expressions for all languages: `@class & @class | …`, in the notation of `docs/words.md`. */
  said: string;
  /** Ids of concepts. */
  helps: readonly string[];
}

/** Classes that include all words of other classes. */
const WIDER_CLASSES: Readonly<Record<string, readonly string[]>> = {
  pet: ['dog', 'cat'],
};

const CLASSES = new Map<string, Cue[]>();
for (const [id, phrases] of phrasesOf(({ need }) => need.classes)) CLASSES.set(id, phrases.flatMap(cuesOf));

/** The words of one class in all languages. */
export function wordsOfClass(id: string): Cue[] {
  const own = CLASSES.get(id);
  if (!own) throw new Error(`No language has words of the class @${id}.`);
  return [...own, ...(WIDER_CLASSES[id] ?? []).flatMap(wordsOfClass)];
}

/** All expressions of a need: those for all languages, then those of each language. */
export function sayingsOf(id: string): Cue[][][] {
  const own: Readonly<Record<string, string>>[] = LANGUAGES.map(
    (language) => RETAIL_WORDS[language].need.sayings,
  );
  return [NEEDS[id]?.said ?? '', ...own.map((sayings) => sayings[id] ?? '')].flatMap(sayingsIn);
}

/**
 * Needs that no word of the remedy expresses. Each changes an answer of the sets of test/eval without embeddings, which find
 * most needs by themselves; those that changed none are gone (docs/assistant.md).
 */
export const NEEDS: Readonly<Record<string, Need>> = {
  need_warm_home: {
    said: '@house & @cold | @cold & @window | @wind & @window | @wind & @house',
    helps: ['draught_strip', 'heater', 'insulation', 'hot_water_bottle'],
  },
  need_mice: { said: '@mouse & @pest', helps: ['mouse_trap'] },
  need_quiet_music: {
    said: '@listen & @others | @listen & @night | @others & @night & @noise',
    helps: ['headphones'],
  },
  need_cat_claws: { said: '@cat & @destroy | @cat & @furniture', helps: ['scratching_post'] },
  need_old_pet: {
    said: '@pet & @old & @pain | @pet & @joints | @pet & @old & @joints | @pet & @joints & @pain | @pet & @limping',
    helps: ['joint_supplement', 'orthopaedic', 'pet_bed'],
  },
  need_sensitive_skin: {
    said: '@skin & @dry',
    helps: ['oat', 'hypoallergenic', 'cream', 'aloe', 'shea', 'fragile_skin', 'soap'],
  },
  need_neck: {
    said: '@neck & @pain | @neck & @travel',
    helps: ['neck_pillow', 'pillow', 'heat_pad', 'massage'],
  },
  ask_wilted: {
    said: '@wilt & @bouquet | @wilt & @plants',
    helps: ['freshness', 'faulty', 'flower_food', 'return'],
  },
  ask_bridal: { said: '@wedding & @bouquet', helps: ['bridal'] },
  ask_pregnant: { said: '@pregnant', helps: ['pasteurised', 'alcohol_free', 'decaf'] },
  need_wine_meat: { said: '@wine & @steak', helps: ['red_wine'] },
  need_warm_drink: { said: '', helps: ['bottle', 'drinks'] },
  ask_repair: {
    said: '@slow & @machine & @look | @slow & @machine',
    helps: ['repair', 'tuneup', 'diagnosis', 'inspection'],
  },
};
