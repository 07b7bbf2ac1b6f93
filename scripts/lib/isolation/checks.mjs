import { deleteAll, deleted } from './checks/deleted.mjs';
import { doors } from './checks/doors.mjs';
import { foreignIds } from './checks/foreign-ids.mjs';
import { giveaways } from './checks/giveaways.mjs';
import { lists } from './checks/lists.mjs';
import { chosenIds, massAssignment } from './checks/mass-assignment.mjs';
import { mixedLoad } from './checks/mixed-load.mjs';
import { origins } from './checks/origins.mjs';
import { escalation, scopes } from './checks/scopes.mjs';
import { secondaryIds } from './checks/secondary-ids.mjs';
import { sockets } from './checks/sockets.mjs';
import { takenValues } from './checks/taken-values.mjs';
import { timing } from './checks/timing.mjs';
import { tokens } from './checks/tokens.mjs';
import { visitors } from './checks/visitors.mjs';
import { wrongParent } from './checks/wrong-parent.mjs';

/**
 * The checks in the order in which they run: those that write much into C come late, and deletion last.
 * @type {import('./engine.mjs').Attack[]}
 */
export const CHECKS = [
  { number: '21', title: 'another’s ids in every path', run: foreignIds },
  { number: '22', title: 'another’s ids in bodies, filters, cursors, headers', run: secondaryIds },
  { number: '23', title: 'a child under the wrong parent', run: wrongParent },
  { number: '16', title: 'lists, totals, searches and answers', run: lists },
  { number: '1', title: 'two businesses through each other, some aborted', run: mixedLoad },
  { number: '12', title: 'time to refuse another’s id and an unknown one', run: timing },
  { number: '33', title: 'two visitors of one business', run: visitors },
  { number: '28', title: 'another’s conversations over sockets', run: sockets },
  { number: '37', title: 'every operation with every wrong credential', run: doors },
  { number: '38', title: 'every scope against every operation', run: scopes },
  { number: '39', title: 'keys and visitors beyond their rights', run: escalation },
  { number: '47', title: 'forged, broken and doubled credentials', run: tokens },
  { number: '50', title: 'other origins, and look-alikes of the allowed', run: origins },
  { number: '10', title: 'values that another has taken', run: takenValues },
  { number: '40', title: 'fields that are not the client’s', run: massAssignment },
  { number: '41', title: 'objects made with another’s id', run: chosenIds },
  { number: '13', title: 'words of the inside, under provocation', run: giveaways },
  { number: '24', title: 'deleted objects', run: deleted },
  { number: '9', title: 'what goes when one business deletes all it has', run: deleteAll },
];
