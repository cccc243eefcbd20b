import type {Kind} from './types.ts';

/** The key after which a shape is named tells it. */
export type Shape = 'avoid' | 'finds' | 'needs' | 'table' | 'check';

/** Which shapes a folder's rules may have, the commonest first. */
export const SHAPES: {readonly [kind in Kind]: readonly Shape[]} = {
  language: ['avoid', 'finds'],
  safeguard: ['needs'],
  weakening: ['finds', 'avoid'],
  structure: ['finds', 'needs', 'table', 'check'],
  accuracy: ['avoid', 'finds'],
};
export const KINDS = Object.keys(SHAPES) as Kind[];
