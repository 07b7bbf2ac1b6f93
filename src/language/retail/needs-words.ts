import { wordsOf } from './retail-words.js';

/** Classes that take in all words of other classes. */
const WIDER_CLASSES: Readonly<Record<string, readonly string[]>> = {
  pet: ['dog', 'cat'],
  neglect: ['forget'],
};

const CLASSES = wordsOf('wordClass');

/** Words of one kind in all languages, used as `@name` below; `word*` matches a prefix. */
export function wordsOfClass(name: string): string[] {
  const own = CLASSES.get(name) ?? [];
  return [...own, ...(WIDER_CLASSES[name] ?? []).flatMap(wordsOfClass)];
}

/** Everyday needs by area: words that put them (`&` joins what must all be said, `|` other ways), and concepts that help. */
export const NEEDS: Record<string, readonly [said: string, helps: string]> = {
  need_warm_home: [
    '@house & @cold | @cold & @window | @wind & @window | @wind & @house',
    'draught_strip heater insulation hot_water_bottle',
  ],
  need_warm_self: [
    '@cold & bed bett lit cama feet füße pieds pies رجلي سرير | fröstel* frileu* friolent* frost* بردان',
    'blanket hot_water_bottle socks heat_pad thermal_wear duvet heater',
  ],
  need_cool: ['@hot & @house | @hot & @sleep | sweltering stickig étouff* bochorno', 'fan'],
  need_mice: ['@mouse & @pest | mice mäuse ratones فيران فئران', 'mouse_trap'],
  need_insects: [
    '@bugs & @pest | @bugs & @sleep | @bugs & @night | mosquitos moustiques mücken ناموس',
    'insect_repellent',
  ],
  need_leak: ['@leak & @tap | @leak & @roof', 'washer sealant sticking'],
  need_squeak: ['@squeak & @hinge | @squeak & @machine', 'lubricant'],
  need_mould: ['@mould & @house | @mould & @wall | @mould & @roof', 'mould_remover dehumidifier'],
  need_fill: ['@crack & @wall', 'filler'],
  need_hang: ['@hang & @picture | @hang & @wall', 'picture_hook wall_plug drill hammer'],
  need_drill: ['@assemble & @wall | @assemble & @furniture', 'drill screwdriver screw wall_plug'],
  need_unblock: [
    '@clog & @tap | @clog & drain toilet abfluss klo toilette wc lavabo desagüe inodoro مجاري حمام',
    'drain_cleaner',
  ],
  need_reach: [
    '@reach & reach clean change putzen wechseln atteindre nettoyer alcanzar limpiar cambiar اوصل انظف اغير',
    'ladder',
  ],
  need_lock: ['@steal & @shed | absperren zusperren cadenasser', 'padlock lock alarm'],
  need_paint: ['@paintwall & @wall | @paintwall & @house', 'paint_wall brush'],
  need_quiet_music: ['@listen & @others | @listen & @night | @others & @night & @noise', 'headphones'],
  need_quiet: [
    '@noise & @sleep | @noise & @others | schnarcht snores ronfle ronca بيشخر',
    'earplugs headphones',
  ],
  need_dust_records: ['@dusty & @records', 'brush duster cleaner'],
  need_dusting: [
    '@dusty & @house | @dusty & @furniture | @dusty & shelf regal étagère estante رف',
    'duster broom vacuum',
  ],
  need_stylus: [
    'needle needles & @vinylworld | needle needles & @machine | nadel nadeln & @machine | aiguille* diamant & @machine | aguja & @machine | ابره & @machine',
    'stylus',
  ],
  need_sleeves: ['@records & @protect', 'sleeves box'],
  need_start_vinyl: ['@learn & @vinylworld', 'turntable'],
  need_first_instrument: ['@learn & @instrument | @kids & @instrument', 'ukulele guitar piano'],
  need_tuning: ['@instrument & @tuneword', 'tuner'],
  need_cat_claws: ['@cat & @destroy | @cat & @furniture', 'scratching_post'],
  need_dog_busy: ['@dog & @bored | @dog & @alone | @dog & @play | @dog & @destroy', 'dog_toy chew toy ball'],
  need_cat_busy: ['@cat & @bored | @cat & @play', 'cat_toy'],
  need_car_smell: [
    'smell* stink* stinks riecht stinkt muffig pue sent mauvais bad odeur huele olor ريحه ريحتها رائحه & car auto wagen voiture coche carro سياره سيارتي',
    'air_freshener',
  ],
  need_old_pet: [
    '@pet & @old & @pain | @pet & @joints | @pet & @old & @joints | @pet & @joints & @pain | @pet & limp* hinkt humpelt boite cojea يعرج',
    'joint_supplement orthopaedic pet_bed',
  ],
  need_pet_sleep: ['@pet & @sleep | @pet & floor boden sol suelo piso ارض', 'pet_bed orthopaedic'],
  need_pet_itch: ['@pet & @dry', 'oat flea shampoo hypoallergenic'],
  need_fleas: ['@pet & @flea', 'flea'],
  need_pet_hair: ['@pet & @shed_hair | @pet & hair haare poils pelos وبر', 'grooming_tool brush lint_roller'],
  need_pet_dark: [
    '@dog & @walk & @dark | @dog & @dark | @dog & @dark & cars car autos auto voitures coches carros سيارات',
    'collar_light leash',
  ],
  need_pet_walk: ['@dog & @walk | @dog & pull* zieht tire jala tira يشد', 'leash'],
  need_pet_travel: ['@pet & @travel', 'pet_carrier'],
  need_pet_teeth: ['@pet & @teeth | @pet & breath maulgeruch mundgeruch haleine aliento', 'chew toothbrush'],
  need_pet_smell: ['@cat & smell* stink* stinkt riecht pue odeur* huele olor ريحه', 'litter'],
  need_sensitive_skin: [
    '@skin & @dry | itchy juckreiz démangeaisons picazón comezón حكه',
    'oat hypoallergenic cream aloe shea fragile_skin soap',
  ],
  need_dry_hands: ['@hands & @dry | @hands & @dry & @cold', 'hand_cream cream shea'],
  need_dry_lips: ['@dry & lips lippen lèvres labios شفايف شفاه', 'lip_balm'],
  need_hair_loss: ['@hair & @hairloss', 'hair_tonic vitamin'],
  need_dandruff: ['dandruff kopfschuppen pellicules caspa قشره', 'anti_dandruff shampoo'],
  need_feet: [
    '@feet & @pain | @feet & @dry | @feet & stand* standing steh* debout parad* وقوف',
    'foot_care insole',
  ],
  need_back_sit: ['@back & @sit', 'ergonomic chair footrest'],
  need_back: ['@back & @pain | @sit & @pain', 'ergonomic orthopaedic heat_pad massage support_wear'],
  need_neck: ['@neck & @pain | @neck & @travel', 'neck_pillow pillow heat_pad massage'],
  need_joints: ['@joints & @pain', 'joint_supplement support_wear heat_pad'],
  need_sleep: [
    '@sleep | schlaflos* insomnie insomnio ارق',
    'melatonin chamomile lavender magnesium earplugs blackout calming pillow',
  ],
  need_sleep_light: ['@sleep & bright light hell licht lumière luz claridad نور ضوء', 'blackout curtain'],
  need_calm: ['@stress', 'calming chamomile lavender bath_salt magnesium essential_oil tea candle'],
  need_flu: ['@flu', 'cough nasal ginger honey tea tissues'],
  need_stomach: [
    '@stomach & @pain | nausea nauseous übelkeit nausées náuseas غثيان',
    'ginger peppermint chamomile',
  ],
  need_sunburn: [
    'sunburn sunburnt sonnenbrand | @skin & burnt burned verbrannt brûlé* quemad* محروق* | coup & soleil | حروق & شمس',
    'aloe sunscreen',
  ],
  need_sun: ['@sun & protect* burn schütz* schutz protég* proteger احمي حمايه', 'sunscreen hat sunglasses'],
  need_no_watering: [
    '@neglect & @watering | @forget & @plants | @neglect & @plants | black & thumb thumbs | schwarzer & daumen | main & verte',
    'easy_care cactus_plant dried_flowers amaryllis self_watering succulent',
  ],
  need_shade_plant: ['@plants & @fewlight', 'shade_plant easy_care'],
  ask_wilted: ['@wilt & @bouquet | @wilt & @plants', 'freshness faulty flower_food return'],
  need_longer_flowers: [
    '@bouquet & last longer länger halten tenir longtemps duren dure تعيش تطول',
    'flower_food freshness',
  ],
  need_snails: ['snails slugs schnecken limaces babosas caracoles حلزون', 'slug'],
  need_funeral: ['@funeral | @funeral & @bouquet', 'condolence wreath'],
  ask_bridal: [
    '@wedding & @bouquet | brautstrauß brautsträuße brautbouquet | ramo & novia | bouquet & mariée | مسكه & عروس',
    'bridal',
  ],
  ask_pregnant: ['@pregnant', 'pasteurised alcohol_free decaf'],
  need_wine_meat: ['@wine & @steak', 'red_wine'],
  need_wine_fish: ['@wine & @fishdish', 'white_wine'],
  need_wine_cheese: ['@wine & @cheese', 'red_wine white_wine'],
  need_platter: ['@cheese & @guests', 'platter'],
  need_mild_cheese: ['@cheese & @mild', 'milk'],
  need_strong_cheese: ['@cheese & @strong', 'blue_cheese'],
  need_cut_bread: ['@cutw & @bread', 'bread_knife board'],
  need_cut_cheese: ['@cutw & @cheese', 'cheese_knife'],
  need_open_wine: ['@open & @cork', 'corkscrew'],
  need_brew: ['@coffee & @brew', 'cafetiere coffee_machine grinder'],
  need_milk_free: ['@milkfree & milk milch lait leche حليب', 'oat_milk lactose_free'],
  need_picnic: ['@picnic', 'picnic_set blanket cool_box hamper bottle'],
  need_camp: ['@camp & @sleep | @camp & @cold', 'sleep_mat sleeping_bag tent'],
  need_camp_light: ['@camp & @dark', 'headlamp torch light'],
  need_rain: [
    '@rain & run runs running jog* laufen lauf laufe courir cours correr corro walk* bike work go stay wet trocken radfahren zur geh* gehe marcher vélo rester caminar bici salir mojar امشي | soaked durchnässt trempé* empapad*',
    'raincoat rain umbrella waterproof rubber_boots',
  ],
  need_warm_hands: ['@hands & @cold', 'gloves hand_warmer'],
  need_puncture: ['@flat & @tyres', 'puncture_kit inner_tube pump'],
  need_seen: [
    '@dark & bike cycling cycle ride rad radfahren vélo rouler bici bicicleta manejar دراجه | @dark & seen visible sichtbar vean',
    'bike_light reflective hivis light',
  ],
  need_run_dark: [
    '@dark & corro corriendo cours runs run running jog* lauf laufe laufen joggen courir correr اجري جري',
    'headlamp hivis reflective',
  ],
  need_thirst: [
    'thirst* durst* soif sed عطش* | thirst* durst* soif sed & run* long hike* wander* lauf* rando* courir correr | hydrated',
    'bottle soft_flask hydration drinks',
  ],
  need_warm_drink: [
    'keep* stay* warm* hot & tea coffee drink* soup | warm warmhalten heiß & tee kaffee getränk* suppe & halt* bleib* unterwegs | garder chaud & thé café boisson* soupe | caliente & té café bebida* sopa & manten* conserv* guard* | ساخن سخن حار دافي & شاي قهوه مشروب*',
    'bottle drinks',
  ],
  need_newborn: ['@baby & @giftword | @born & @giftword', 'swaddle rattle teddy blanket baby_carrier'],
  need_teething: ['@baby & @teeth | teething zahnt', 'teether'],
  need_baby_sleep: [
    '@baby & @sleep | @kids & @sleep & @dark | @kids & scared fear afraid angst peur miedo يخاف',
    'night_light swaddle teddy',
  ],
  need_carry_baby: ['@baby & @carry', 'baby_carrier stroller'],
  need_kids_trip: [
    '@kids & @journey & @bored | @kids & @journey | @kids & @bored',
    'travel_game colouring boardgame puzzle',
  ],
  need_kids_bath: [
    '@kids & bath bathtub baden badewanne bain baño bañera bañar حمام بانيو | @baby & bath bain baden bañar',
    'bath_toy',
  ],
  need_charge: ['@phone & @charge | @charge & @travel', 'charger powerbank cable'],
  need_screen: [
    '@phone & @crackscreen | @crackscreen & screen display bildschirm écran pantalla شاشه',
    'repair screen screen_protector',
  ],
  need_protect_phone: ['@phone & @protect', 'case screen_protector'],
  need_space: [
    '@space & laptop computer pc phone photos fotos rechner ordinateur photos fotos computador صور كمبيوتر جوال',
    'ssd storage',
  ],
  need_wifi: ['@wifiword & @weak', 'wifi_extender router'],
  need_sockets: [
    'sockets outlets steckdosen prises enchufes tomas فيش & enough few wenig genug zu assez peu manque faltan pocos pocas',
    'surge',
  ],
  ask_repair: ['@slow & @machine & @look | @slow & @machine', 'repair tuneup diagnosis inspection'],
  ask_sharpen: ['@knife & @sharpen', 'sharpening'],
  ask_cobbler: ['@shoe & @worn', 'cobbler repair'],
  need_tidy: [
    '@messy & @house | @messy & desk toys cables kitchen schreibtisch spielzeug kabel bureau jouets câbles escritorio juguetes cables مكتب لعب | @messy & clothes books papers kleidung bücher papiere vêtements livres papiers ropa libros papeles هدوم كتب ورق',
    'storage_box shelf basket file_folder cupboard box',
  ],
  need_write: [
    '@write & @giftword | @write & nice smooth schön fein joli bonito lindo حلو',
    'notebook fountain_pen pen',
  ],
  need_read_light: [
    '@read & @night | @read & bed bett lit cama سرير | @read & @dark',
    'lamp_read light headlamp',
  ],
  need_read_small: ['@read & @see', 'magnifier reading_glasses'],
  need_travel_neck: [
    '@sleep & plane flight flugzeug flug avion avión vuelo طياره',
    'neck_pillow blackout earplugs',
  ],
  need_pack: ['@travel & pack luggage packen gepäck bagages équipaje maletas شنط اغراض', 'suitcase bag'],
  need_cheese_fan_gift: ['@cheese & @loves', 'cheese_knife platter kit'],
  need_housewarming: [
    '@housewarm | @housewarm & @giftword | @housewarm & idea idee idée idea فكره',
    'plant candle bread vase',
  ],
};
