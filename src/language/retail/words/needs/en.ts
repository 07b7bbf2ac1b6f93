/**
 * English words that express needs: `classes` are words of one kind, `@name` in `needs.ts`; `sayings` are expressions
 * of this language only. The other languages must have every entry, an empty one where they have no word.
 */
export const ENGLISH = {
  classes: {
    dog: 'dog | dogs | doggy | doggo | pup | puppy | puppies',
    cat: 'cat | cats | kitty | kitten | kittens',
    pet: 'pet | pets | rabbit',
    pain: 'bad | ache~ | aching | hurt~ | hurting | pain~ | sore | stiff | killing',
    old: 'old | older | elderly | ageing | aging | senior | arthritis',
    skin: 'skin',
    dry: 'dry | dried | cracked | chapped | itch~ | itchy | flaky | eczema | rash | irritated',
    house: 'house | home | flat | apartment | room | rooms | bedroom',
    cold: 'cold | freezing | frozen | chilly | freeze~ | frier~',
    window: 'window | windows | door | doors',
    wind: 'wind | windy | draught~ | draft~ | drafty | blowing | breeze',
    destroy: 'destroy~ | ruin~ | scratch~ | claw~ | shred~ | tear~ | tearing | wreck~',
    furniture: 'sofa | couch | furniture | armchair | curtains | carpet',
    night: 'night | nights | midnight | late',
    listen: 'listen~ | music | hear | songs',
    others:
      'roommate~ | housemate~ | flatmate~ | neighbour~ | neighbor~ | wife | husband | everyone | disturb~ | bother~ | bugging | waking | wake',
    noise: 'noise | noisy | loud | snore~ | snoring | snores',
    neck: 'neck | nape',
    joints: 'limp | limping | stairs | joint | joints | bones | hips | knee | knees',
    mouse: 'mouse | mice | rat | rats | rodent~',
    pest: 'kill~ | catch | rid | house | kitchen | infest~',
    plants: 'plant | plants | flower | flowers | thumb',
    wilt: 'second | wilt~ | wilted | withered | droop~ | died | dead | rotten',
    bouquet: 'bouquet | bouquets | flowers | roses',
    wedding: 'wedding | bride | bridal | marry | marrying | married',
    pregnant: 'pregnan~ | expecting',
    steak: 'steak | steaks | beef | roast | lamb',
    wine: 'wine | wines | bottle | drink',
    slow: 'spin~ | spinning | slow | slowly | wobbl~ | skips | skipping | lags | laggy | squeak~ | squeal~ | rattl~ | creak~ | noise | funny | stuck | jams | broken | weird',
    machine:
      'deck | turntable | machine | laptop | computer | phone | bike | bicycle | watch | clock | guitar | tool | drill | drawer | chair',
    look: 'look | see | check | repair | fix | mend | help',
    travel: 'travel~ | trip | flight | fly | flying | plane | journey',
    limping: 'limp~',
  },
  sayings: {
    need_mice: 'mice',
    need_sensitive_skin: 'itchy',
    ask_bridal: '',
    need_warm_drink: '(keep~|stay~|warm~|hot) & (tea|coffee|drink~|soup)',
  },
};

/** The same classes and needs in every language. Phrases are in the notation of `docs/words.md`. */
export type NeedWords = Readonly<typeof ENGLISH>;
