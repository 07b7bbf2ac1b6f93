import * as v from 'valibot';
import { toolInput, type PublicInput } from '../../assistant/tool-input.js';

export const HANDOFF_INPUT = toolInput({ reason: v.picklist(['asked_for', 'anger', 'listed_topic']) });

export type HandoffInput = PublicInput<typeof HANDOFF_INPUT>;
