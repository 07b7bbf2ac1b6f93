import './conversation-races.spec.js';
import './leaving-readers.spec.js';
import { TurnRig } from './turn-rig.js';
import './turns.spec.js';

// The same tests once more; their rigs are opened later.
TurnRig.binding = 'grpc';
