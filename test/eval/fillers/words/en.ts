import type { FillerWords } from './filler-words.js';

export const ENGLISH: FillerWords = {
  things:
    'trestle | letter scale | butter dish | bookend | door wedge | rain gauge | music stand | key rack | cake ring | ' +
    'egg timer | watering lance | clothes airer | spice mill | tie clip | shoe horn | folding stool | paper lantern | ' +
    'wall clock | laundry sack | bird feeder | pastry wheel | tool roll | bench vice | fishing reel | seed tray | ' +
    'kite | ice bucket | hand plane | embroidery hoop | chess board | metronome | snow shovel | ironing board | ' +
    'compost bin | rolling pin | coat hook | drawing compass | wind chime | pepper pot | saddle bag | tent peg | ' +
    'tape dispenser | towel rail | cutlery tray | plant mister | door bell | slate coaster | camping stove | yoga block | juggling club',
  looks:
    'beech | walnut | cork | brushed steel | enamelled | cast iron | bamboo | terracotta | recycled glass | waxed canvas | ' +
    'wool felt | oak | copper | matt black | moss green | off-white | navy | striped | hand-painted | powder-coated',
  uses:
    'For narrow kitchens and small flats. | Made for daily use in workshops. | A present for people who like order. | ' +
    'For beginners and for schools. | Stands firmly on uneven ground. | Folds flat and fits into a rucksack. | ' +
    'For balconies that get little sun. | Holds up to twelve pieces. | For left- and right-handed people. | ' +
    'Quiet enough for the night. | Used by bakers and confectioners. | For long evenings outdoors.',
  notes:
    'Wipe with a damp cloth. | Not for the dishwasher. | Two spare screws are included. | Comes in a cardboard tube. | ' +
    'Oil it twice a year. | The lid is sold apart. | Made in a family workshop. | Each piece is a little different. | ' +
    'With a loop to hang it up. | Assembled in five minutes. | Dry it before you put it away. | The handle can be replaced.',
  services:
    'engraving | assembly at home | a sharpening | hire by the day | a repaint | storage over winter | a fitting | ' +
    'a spare handle | a workshop | cleaning',
  question: 'Do you offer {service} for the {thing}?',
  answer: 'Yes, {service} for the {thing} takes {days} days and costs {price}.',
};
