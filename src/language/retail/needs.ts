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
  neglect: ['forget'],
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

/** Everyday needs by area. */
export const NEEDS: Readonly<Record<string, Need>> = {
  need_warm_home: {
    said: '@house & @cold | @cold & @window | @wind & @window | @wind & @house',
    helps: ['draught_strip', 'heater', 'insulation', 'hot_water_bottle'],
  },
  need_warm_self: {
    said: '@cold & @bed_or_feet',
    helps: ['blanket', 'hot_water_bottle', 'socks', 'heat_pad', 'thermal_wear', 'duvet', 'heater'],
  },
  need_cool: { said: '@hot & @house | @hot & @sleep', helps: ['fan'] },
  need_mice: { said: '@mouse & @pest', helps: ['mouse_trap'] },
  need_insects: { said: '@bugs & @pest | @bugs & @sleep | @bugs & @night', helps: ['insect_repellent'] },
  need_leak: { said: '@leak & @tap | @leak & @roof', helps: ['washer', 'sealant', 'sticking'] },
  need_squeak: { said: '@squeak & @hinge | @squeak & @machine', helps: ['lubricant'] },
  need_mould: {
    said: '@mould & @house | @mould & @wall | @mould & @roof',
    helps: ['mould_remover', 'dehumidifier'],
  },
  need_fill: { said: '@crack & @wall', helps: ['filler'] },
  need_hang: {
    said: '@hang & @picture | @hang & @wall',
    helps: ['picture_hook', 'wall_plug', 'drill', 'hammer'],
  },
  need_drill: {
    said: '@assemble & @wall | @assemble & @furniture',
    helps: ['drill', 'screwdriver', 'screw', 'wall_plug'],
  },
  need_unblock: { said: '@clog & @tap | @clog & @drain_or_toilet', helps: ['drain_cleaner'] },
  need_reach: { said: '@reach & @ladder_work', helps: ['ladder'] },
  need_lock: { said: '@steal & @shed', helps: ['padlock', 'lock', 'alarm'] },
  need_paint: { said: '@paintwall & @wall | @paintwall & @house', helps: ['paint_wall', 'brush'] },
  need_quiet_music: {
    said: '@listen & @others | @listen & @night | @others & @night & @noise',
    helps: ['headphones'],
  },
  need_quiet: { said: '@noise & @sleep | @noise & @others', helps: ['earplugs', 'headphones'] },
  need_dust_records: { said: '@dusty & @records', helps: ['brush', 'duster', 'cleaner'] },
  need_dusting: {
    said: '@dusty & @house | @dusty & @furniture | @dusty & @shelf',
    helps: ['duster', 'broom', 'vacuum'],
  },
  need_stylus: { said: '', helps: ['stylus'] },
  need_sleeves: { said: '@records & @protect', helps: ['sleeves', 'box'] },
  need_start_vinyl: { said: '@learn & @vinylworld', helps: ['turntable'] },
  need_first_instrument: {
    said: '@learn & @instrument | @kids & @instrument',
    helps: ['ukulele', 'guitar', 'piano'],
  },
  need_tuning: { said: '@instrument & @tuneword', helps: ['tuner'] },
  need_cat_claws: { said: '@cat & @destroy | @cat & @furniture', helps: ['scratching_post'] },
  need_dog_busy: {
    said: '@dog & @bored | @dog & @alone | @dog & @play | @dog & @destroy',
    helps: ['dog_toy', 'chew', 'toy', 'ball'],
  },
  need_cat_busy: { said: '@cat & @bored | @cat & @play', helps: ['cat_toy'] },
  need_car_smell: { said: '@bad_smell & @car', helps: ['air_freshener'] },
  need_old_pet: {
    said: '@pet & @old & @pain | @pet & @joints | @pet & @old & @joints | @pet & @joints & @pain | @pet & @limping',
    helps: ['joint_supplement', 'orthopaedic', 'pet_bed'],
  },
  need_pet_sleep: { said: '@pet & @sleep | @pet & @floor', helps: ['pet_bed', 'orthopaedic'] },
  need_pet_itch: { said: '@pet & @dry', helps: ['oat', 'flea', 'shampoo', 'hypoallergenic'] },
  need_fleas: { said: '@pet & @flea', helps: ['flea'] },
  need_pet_hair: {
    said: '@pet & @shed_hair | @pet & @coat',
    helps: ['grooming_tool', 'brush', 'lint_roller'],
  },
  need_pet_dark: {
    said: '@dog & @walk & @dark | @dog & @dark | @dog & @dark & @cars',
    helps: ['collar_light', 'leash'],
  },
  need_pet_walk: { said: '@dog & @walk | @dog & @pulling', helps: ['leash'] },
  need_pet_travel: { said: '@pet & @travel', helps: ['pet_carrier'] },
  need_pet_teeth: { said: '@pet & @teeth | @pet & @breath', helps: ['chew', 'toothbrush'] },
  need_pet_smell: { said: '@cat & @smell', helps: ['litter'] },
  need_sensitive_skin: {
    said: '@skin & @dry',
    helps: ['oat', 'hypoallergenic', 'cream', 'aloe', 'shea', 'fragile_skin', 'soap'],
  },
  need_dry_hands: { said: '@hands & @dry | @hands & @dry & @cold', helps: ['hand_cream', 'cream', 'shea'] },
  need_dry_lips: { said: '@dry & @lips', helps: ['lip_balm'] },
  need_hair_loss: { said: '@hair & @hairloss', helps: ['hair_tonic', 'vitamin'] },
  need_dandruff: { said: '', helps: ['anti_dandruff', 'shampoo'] },
  need_feet: { said: '@feet & @pain | @feet & @dry | @feet & @standing', helps: ['foot_care', 'insole'] },
  need_back_sit: { said: '@back & @sit', helps: ['ergonomic', 'chair', 'footrest'] },
  need_back: {
    said: '@back & @pain | @sit & @pain',
    helps: ['ergonomic', 'orthopaedic', 'heat_pad', 'massage', 'support_wear'],
  },
  need_neck: {
    said: '@neck & @pain | @neck & @travel',
    helps: ['neck_pillow', 'pillow', 'heat_pad', 'massage'],
  },
  need_joints: { said: '@joints & @pain', helps: ['joint_supplement', 'support_wear', 'heat_pad'] },
  need_sleep: {
    said: '@sleep',
    helps: ['melatonin', 'chamomile', 'lavender', 'magnesium', 'earplugs', 'blackout', 'calming', 'pillow'],
  },
  need_sleep_light: { said: '@sleep & @brightness', helps: ['blackout', 'curtain'] },
  need_calm: {
    said: '@stress',
    helps: ['calming', 'chamomile', 'lavender', 'bath_salt', 'magnesium', 'essential_oil', 'tea', 'candle'],
  },
  need_flu: { said: '@flu', helps: ['cough', 'nasal', 'ginger', 'honey', 'tea', 'tissues'] },
  need_stomach: { said: '@stomach & @pain', helps: ['ginger', 'peppermint', 'chamomile'] },
  need_sunburn: { said: '@skin & @burnt', helps: ['aloe', 'sunscreen'] },
  need_sun: { said: '@sun & @sun_protection', helps: ['sunscreen', 'hat', 'sunglasses'] },
  need_no_watering: {
    said: '@neglect & @watering | @forget & @plants | @neglect & @plants',
    helps: ['easy_care', 'cactus_plant', 'dried_flowers', 'amaryllis', 'self_watering', 'succulent'],
  },
  need_shade_plant: { said: '@plants & @fewlight', helps: ['shade_plant', 'easy_care'] },
  ask_wilted: {
    said: '@wilt & @bouquet | @wilt & @plants',
    helps: ['freshness', 'faulty', 'flower_food', 'return'],
  },
  need_longer_flowers: { said: '@bouquet & @lasting', helps: ['flower_food', 'freshness'] },
  need_snails: { said: '', helps: ['slug'] },
  need_funeral: { said: '@funeral | @funeral & @bouquet', helps: ['condolence', 'wreath'] },
  ask_bridal: { said: '@wedding & @bouquet', helps: ['bridal'] },
  ask_pregnant: { said: '@pregnant', helps: ['pasteurised', 'alcohol_free', 'decaf'] },
  need_wine_meat: { said: '@wine & @steak', helps: ['red_wine'] },
  need_wine_fish: { said: '@wine & @fishdish', helps: ['white_wine'] },
  need_wine_cheese: { said: '@wine & @cheese', helps: ['red_wine', 'white_wine'] },
  need_platter: { said: '@cheese & @guests', helps: ['platter'] },
  need_mild_cheese: { said: '@cheese & @mild', helps: ['milk'] },
  need_strong_cheese: { said: '@cheese & @strong', helps: ['blue_cheese'] },
  need_cut_bread: { said: '@cutw & @bread', helps: ['bread_knife', 'board'] },
  need_cut_cheese: { said: '@cutw & @cheese', helps: ['cheese_knife'] },
  need_open_wine: { said: '@open & @cork', helps: ['corkscrew'] },
  need_brew: { said: '@coffee & @brew', helps: ['cafetiere', 'coffee_machine', 'grinder'] },
  need_milk_free: { said: '@milkfree & @milk', helps: ['oat_milk', 'lactose_free'] },
  need_picnic: { said: '@picnic', helps: ['picnic_set', 'blanket', 'cool_box', 'hamper', 'bottle'] },
  need_camp: { said: '@camp & @sleep | @camp & @cold', helps: ['sleep_mat', 'sleeping_bag', 'tent'] },
  need_camp_light: { said: '@camp & @dark', helps: ['headlamp', 'torch', 'light'] },
  need_rain: {
    said: '@rain & @going_out',
    helps: ['raincoat', 'rain', 'umbrella', 'waterproof', 'rubber_boots'],
  },
  need_warm_hands: { said: '@hands & @cold', helps: ['gloves', 'hand_warmer'] },
  need_puncture: { said: '@flat & @tyres', helps: ['puncture_kit', 'inner_tube', 'pump'] },
  need_seen: {
    said: '@dark & @cycling | @dark & @being_seen',
    helps: ['bike_light', 'reflective', 'hivis', 'light'],
  },
  need_run_dark: { said: '@dark & @running', helps: ['headlamp', 'hivis', 'reflective'] },
  need_thirst: { said: '@thirsty & @exertion', helps: ['bottle', 'soft_flask', 'hydration', 'drinks'] },
  need_warm_drink: { said: '', helps: ['bottle', 'drinks'] },
  need_newborn: {
    said: '@baby & @giftword | @born & @giftword',
    helps: ['swaddle', 'rattle', 'teddy', 'blanket', 'baby_carrier'],
  },
  need_teething: { said: '@baby & @teeth', helps: ['teether'] },
  need_baby_sleep: {
    said: '@baby & @sleep | @kids & @sleep & @dark | @kids & @fear',
    helps: ['night_light', 'swaddle', 'teddy'],
  },
  need_carry_baby: { said: '@baby & @carry', helps: ['baby_carrier', 'stroller'] },
  need_kids_trip: {
    said: '@kids & @journey & @bored | @kids & @journey | @kids & @bored',
    helps: ['travel_game', 'colouring', 'boardgame', 'puzzle'],
  },
  need_kids_bath: { said: '@kids & @bath | @baby & @bathing', helps: ['bath_toy'] },
  need_charge: { said: '@phone & @charge | @charge & @travel', helps: ['charger', 'powerbank', 'cable'] },
  need_screen: {
    said: '@phone & @crackscreen | @crackscreen & @screen',
    helps: ['repair', 'screen', 'screen_protector'],
  },
  need_protect_phone: { said: '@phone & @protect', helps: ['case', 'screen_protector'] },
  need_space: { said: '@space & @device_or_photos', helps: ['ssd', 'storage'] },
  need_wifi: { said: '@wifiword & @weak', helps: ['wifi_extender', 'router'] },
  need_sockets: { said: '@sockets & @too_few', helps: ['surge'] },
  ask_repair: {
    said: '@slow & @machine & @look | @slow & @machine',
    helps: ['repair', 'tuneup', 'diagnosis', 'inspection'],
  },
  ask_sharpen: { said: '@knife & @sharpen', helps: ['sharpening'] },
  ask_cobbler: { said: '@shoe & @worn', helps: ['cobbler', 'repair'] },
  need_tidy: {
    said: '@messy & @house | @messy & @desk_things | @messy & @clothes_or_papers',
    helps: ['storage_box', 'shelf', 'basket', 'file_folder', 'cupboard', 'box'],
  },
  need_write: { said: '@write & @giftword | @write & @pleasant', helps: ['notebook', 'fountain_pen', 'pen'] },
  need_read_light: {
    said: '@read & @night | @read & @bed | @read & @dark',
    helps: ['lamp_read', 'light', 'headlamp'],
  },
  need_read_small: { said: '@read & @see', helps: ['magnifier', 'reading_glasses'] },
  need_travel_neck: { said: '@sleep & @flight', helps: ['neck_pillow', 'blackout', 'earplugs'] },
  need_pack: { said: '@travel & @luggage', helps: ['suitcase', 'bag'] },
  need_cheese_fan_gift: { said: '@cheese & @loves', helps: ['cheese_knife', 'platter', 'kit'] },
  need_housewarming: {
    said: '@housewarm | @housewarm & @giftword | @housewarm & @idea',
    helps: ['plant', 'candle', 'bread', 'vase'],
  },
};
