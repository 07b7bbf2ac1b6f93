/** Collective concept → ids of its members: puzzles are toys. */
export const KINDS_OF_GOODS: Record<string, readonly string[]> = {
  toy: 'teddy balance_bike scooter blocks playdough spinning_top game boardgame puzzle doll train toy_car chemistry microscope construct craft'.split(
    ' ',
  ),
  game: ['boardgame', 'puzzle', 'cards_game'],
  clothes:
    'shirt dress trousers skirt jacket sweater socks scarf hat gloves underwear pyjama swimwear suit abaya galabeya vest rain'.split(
      ' ',
    ),
  sweets: 'cake pastry cookie muffin chocolate ice_cream cheesecake king_cake honey jam'.split(' '),
  cake: ['cheesecake', 'king_cake'],
  pastry: ['pie_savoury'],
  savoury: ['pie_savoury', 'sandwich', 'pizza', 'bread', 'snack'],
  snack: ['energy_gel', 'almonds', 'nuts', 'olives', 'pickles', 'chilli', 'energy_bar', 'cookie'],
  drinks: 'wine beer spirit cocktail juice lemonade coffee tea sparkling water_drink milk'.split(' '),
  furniture: 'sofa bed table chair shelf cupboard mirror mattress'.split(' '),
  stationery: 'pen notebook paper envelope ink scissors glue planner calendar greeting_card'.split(' '),
  cosmetics: 'cream hand_cream face_cream makeup lipstick nail_polish soap shampoo perfume'.split(' '),
  jewellery: ['watch_worn'],
  electronics: 'phone_device laptop tablet headphones speaker charger screen keyboard camera powerbank'.split(
    ' ',
  ),
  fruit: ['strawberry', 'raspberry', 'apple_fruit', 'orange_fruit', 'cherry', 'lemon', 'dates_fruit'],
  flower: ['rose_flower', 'tulip', 'sunflower', 'orchid', 'bouquet'],
  plant: ['succulent', 'orchid', 'herbs', 'tree'],
  glasses_worn: ['sunglasses', 'reading_glasses', 'goggles'],
  perfume: ['oud', 'musk'],
  light: ['headlamp', 'torch', 'bulb'],
  nuts: ['almonds'],
  meat: ['chicken', 'ham', 'sausage'],
  crockery: ['plate', 'bowl', 'cup', 'glass', 'teapot', 'jug'],
};
